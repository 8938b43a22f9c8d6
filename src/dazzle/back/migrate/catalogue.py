"""A schema as PostgreSQL prints it: flat rows, so that two schemas are equal when their sets of rows are.

The server's own text (PostgreSQL documentation 9.28) makes two spellings of one meaning one text. It depends on the
session: `pin` fixes the settings that decide how constants are read and printed, and puts the schema that is read
first in the search path, so that what lies in it prints without its name. The order of columns is no part of a row: a
column that a revision added stands last and means the same.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Self

import psycopg

from dazzle.back.migrate import queries
from dazzle.back.migrate.bookkeeping import is_bookkeeping
from dazzle.collector import resting_collector
from dazzle.fieldtypes.base import quote

SETTINGS: Mapping[str, str] = {
    "TimeZone": "UTC",
    "DateStyle": "ISO, YMD",
    "IntervalStyle": "postgres",
    "bytea_output": "hex",
    "extra_float_digits": "1",
    "quote_all_identifiers": "off",
    "standard_conforming_strings": "on",
    "jit": "off",  # compiling a query takes longer than reading a catalogue
}
PUBLIC = "public"


EXCLUSION = "x"
DIRECTIONS = ("", " DESC NULLS LAST", " NULLS FIRST", " DESC")  # by pg_index.indoption


@dataclass(frozen=True, slots=True)
class _Known:
    """What was read of the columns, by table and number: to name them here takes a tenth of what it takes there."""

    names: dict[tuple[str, int], str] = field(default_factory=dict)
    quoted: dict[tuple[str, int], str] = field(default_factory=dict)
    comments: dict[tuple[str, int], str] = field(default_factory=dict)


def _frozen(values: Sequence[Any]) -> Sequence[Any]:
    """Tuples for lists, in tuples too."""
    return tuple(_frozen(value) if isinstance(value, list) else value for value in values)


@dataclass(frozen=True, slots=True)
class Table:
    table: str
    name: str  # "", so that every row begins with table and name
    persistence: str  # p permanent, u unlogged
    row_security: bool
    forced_row_security: bool  # for the owner as well
    partition_key: str | None = None
    comment: str | None = None

    kind: ClassVar[str] = "table"
    query: ClassVar[str] = queries.TABLES

    @classmethod
    def of(cls, _known: _Known, values: Sequence[Any]) -> Self:
        return cls(*values)


@dataclass(frozen=True, slots=True)
class Column:
    table: str
    name: str
    type: str
    nullable: bool  # a NOT NULL that is NOT VALID (18) does not count
    default: str | None  # or the expression of a generated column
    generated: str  # "" not, "s" stored, "v" virtual (18)
    identity: str  # "" not, "a" always, "d" by default; without its sequence, whose name a rename leaves behind
    collation: str | None  # None: the type's own
    comment: str | None = None
    numbering: str | None = None  # what the identity's sequence says, as SQL, where that is not the usual
    sequence: str | None = field(default=None, compare=False)  # what the identity's sequence is called
    reads: tuple[str, ...] = field(default=(), compare=False)  # the columns that a generated one is made from

    kind: ClassVar[str] = "column"
    query: ClassVar[str] = queries.COLUMNS

    @classmethod
    def of(cls, known: _Known, values: Sequence[Any]) -> Self:
        number, quoted, reads, numbering, sequence, *said = values
        key = said[0], number
        known.names[key], known.quoted[key] = said[1], quoted
        return cls(*[*said, known.comments.get(key), numbering, sequence, tuple(reads or ())])


@dataclass(frozen=True, slots=True)
class Constraint:
    table: str
    name: str
    type: str  # p primary key, u unique, f foreign key, c check, x exclusion
    columns: tuple[str, ...]  # of an exclusion also those that its expressions read
    definition: str  # ends in NOT VALID where that is so
    references: str | None = None  # the table that a foreign key leads to
    key: str | None = field(default=None, compare=False)  # the key or index of that table on which it stands

    kind: ClassVar[str] = "constraint"
    query: ClassVar[str] = queries.CONSTRAINTS

    @classmethod
    def of(cls, known: _Known, values: Sequence[Any]) -> Self:
        table, name, type_, columns, *rest = values
        names = [known.names[table, each] for each in columns or () if each]
        # What expressions read has the order of the table, which is no part of a row.
        return cls(table, name, type_, tuple(sorted(names) if type_ == EXCLUSION else names), *rest)


@dataclass(frozen=True, slots=True)
class Index:
    table: str
    name: str
    columns: tuple[str, ...]  # all that its key, its expressions and its predicate read
    unique: bool
    definition: str  # from USING on
    valid: bool  # False: what a failed CREATE INDEX CONCURRENTLY leaves
    # What the definition says, taken apart.
    method: str
    keys: tuple[str, ...]  # each with DESC and NULLS where that is not the usual
    include: tuple[str, ...]
    where: str | None

    kind: ClassVar[str] = "index"
    query: ClassVar[str] = queries.INDEXES

    @classmethod
    def of(cls, known: _Known, values: Sequence[Any]) -> Self:
        table, name, unique, definition, valid, method, where, numbers, options, expressions, read = values
        count = len(options)  # of the key; what is behind it is INCLUDE
        keys = expressions or [known.quoted[table, each] for each in numbers[:count]]
        return cls(
            table,
            name,
            tuple(sorted({known.names[table, each] for each in (*numbers, *(read or ())) if each})),
            unique,
            definition,
            valid,
            method,
            tuple([key + DIRECTIONS[option] for key, option in zip(keys, options, strict=True)]),
            tuple([known.quoted[table, each] for each in numbers[count:]]),
            where,
        )


@dataclass(frozen=True, slots=True)
class Policy:
    table: str
    name: str
    permissive: bool
    command: str  # ALL, SELECT, INSERT, UPDATE or DELETE
    roles: tuple[str, ...]  # as SQL; PUBLIC among them is everybody, CURRENT_USER the table's owner, who makes it
    using: str | None
    check: str | None
    reads: tuple[tuple[str, str], ...] = field(default=(), compare=False)  # columns, each behind its table
    calls: tuple[str, ...] = field(default=(), compare=False)

    kind: ClassVar[str] = "policy"
    query: ClassVar[str] = queries.POLICIES

    @classmethod
    def of(cls, _known: _Known, values: Sequence[Any]) -> Self:
        return cls(*_frozen(values))

    @property
    def definition(self) -> str:
        """What stands behind CREATE POLICY name ON table, without what stands at its default."""
        words = [] if self.permissive else ["AS RESTRICTIVE"]
        words += [] if self.command == "ALL" else [f"FOR {self.command}"]
        words += [] if self.roles == ("PUBLIC",) else [f"TO {', '.join(self.roles)}"]
        words += [] if self.using is None else [f"USING ({self.using})"]
        words += [] if self.check is None else [f"WITH CHECK ({self.check})"]
        return " ".join(words)


@dataclass(frozen=True, slots=True)
class Function:
    """A function that works with its owner's rights (SECURITY DEFINER); others decide nothing about rows."""

    table: str  # "", as it is no table's
    name: str
    arguments: str  # `tenant bigint, person uuid`: with the name, what tells it apart
    returns: str
    definition: str  # from the arguments on
    body: str | None  # what stands behind RETURN, or between BEGIN ATOMIC and END; None for a body that is a text
    reads: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    calls: tuple[str, ...] = field(default=(), compare=False)

    kind: ClassVar[str] = "function"
    query: ClassVar[str] = queries.FUNCTIONS

    @classmethod
    def of(cls, _known: _Known, values: Sequence[Any]) -> Self:
        return cls(*_frozen(values))


@dataclass(frozen=True, slots=True)
class Extension:
    """What the database has installed; that it has more than is asked for is no difference."""

    table: str  # ""
    name: str

    kind: ClassVar[str] = "extension"
    query: ClassVar[str] = queries.EXTENSIONS

    @classmethod
    def of(cls, _known: _Known, values: Sequence[Any]) -> Self:
        return cls(*values)


Row = Table | Column | Constraint | Index | Policy | Function | Extension
KINDS: tuple[type[Row], ...] = (Table, Column, Constraint, Index, Policy, Function, Extension)


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not the same on both sides; None where it is missing."""

    before: Row | None
    after: Row | None

    @property
    def row(self) -> Row:
        """The later of the two that is there."""
        row = self.before if self.after is None else self.after
        assert row is not None
        return row


def pin(connection: psycopg.Connection, schema: str = PUBLIC) -> None:
    """Until the transaction ends: what DDL means, how it prints, and `schema` first in the path, before `public`."""
    path = quote(schema) if schema == PUBLIC else f"{quote(schema)}, {PUBLIC}"
    settings = {**SETTINGS, "search_path": path}
    connection.execute(
        "SELECT set_config(name, value, true) FROM unnest(%s::text[], %s::text[]) AS s (name, value)",
        (list(settings), list(settings.values())),
    )


def read(
    connection: psycopg.Connection, schema: str = PUBLIC, *, tables: Collection[str] | None = None
) -> tuple[Row, ...]:
    """Every row of the schema, the bookkeeping left out; of some tables when `tables` names them.

    The tables, then their columns, constraints, indexes and policies, each kind by table and name, columns in the
    table's order; then functions and extensions, whatever `tables` names. As many queries for a thousand tables as for
    one. Pins the session, so it belongs into a transaction.
    """
    pin(connection, schema)
    known = _Known()
    for table, number, comment in connection.execute(queries.COMMENTS, {"schema": schema}):
        known.comments[table, number] = comment
    rows: list[Row] = []
    wanted: list[str] = []
    with resting_collector():
        for kind in KINDS:
            rows += [
                kind.of(known, each) for each in connection.execute(kind.query, {"schema": schema, "tables": wanted})
            ]
            if kind is Table:
                rows = [
                    row for row in rows if not is_bookkeeping(row.table) and (tables is None or row.table in tables)
                ]
                wanted = [row.table for row in rows]
    return tuple(rows)


def table_names(rows: Collection[Row]) -> frozenset[str]:
    return frozenset(row.table for row in rows if isinstance(row, Table))


def by_table(rows: Collection[Row]) -> dict[str, list[Row]]:
    """The rows of each table, the tables by name; without what is no table's."""
    found: dict[str, list[Row]] = {name: [] for name in sorted({row.table for row in rows if row.table})}
    for row in rows:
        if row.table:
            found[row.table].append(row)
    return found


def part_of(rows: Collection[Row], tables: Collection[str]) -> tuple[Row, ...]:
    """The rows of these tables, the functions that their policies call, and the extensions if one may need them."""
    called = {name for row in rows if isinstance(row, Policy) and row.table in tables for name in row.calls}
    functions = [row for row in rows if isinstance(row, Function)]
    while more := {name for row in functions if row.name in called for name in row.calls} - called:
        called |= more
    excluding = any(isinstance(row, Constraint) and row.type == "x" and row.table in tables for row in rows)
    return tuple(
        row
        for row in rows
        if row.table in tables
        or (isinstance(row, Function) and row.name in called)
        or (isinstance(row, Extension) and excluding)
    )


def key_of(row: Row) -> tuple[str, str, str, str]:
    """What a row is called: two of one key, in two schemas, are the same thing."""
    return row.kind, row.table, row.name, row.arguments if isinstance(row, Function) else ""


def differences(before: Collection[Row], after: Collection[Row]) -> Iterator[Difference]:
    """What is not the same: in the order of `after`, then what is only in `before` in its order."""
    if before == after:  # as they are when both are at head: one look at each row instead of three
        return
    new = {key_of(row): row for row in after}
    old = {key: row for row in before if (key := key_of(row)) in new or not isinstance(row, Extension)}
    for key in new | old:
        if old.get(key) != new.get(key):
            yield Difference(old.get(key), new.get(key))
