"""A schema as PostgreSQL prints it: flat rows, so that two schemas are equal when their sets of rows are.

The server's own text (PostgreSQL documentation 9.28) makes two spellings of one meaning one text. It depends on the
session: `pin` fixes the settings that decide how constants are read and printed, and puts the schema that is read
first in the search path, so that what lies in it prints without its name. The order of columns is no part of a row: a
column that a revision added stands last and means the same.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

import psycopg

from dazzle.back.migrate.bookkeeping import is_bookkeeping
from dazzle.fieldtypes.base import quote

SETTINGS: Mapping[str, str] = {
    "TimeZone": "UTC",
    "DateStyle": "ISO, YMD",
    "IntervalStyle": "postgres",
    "bytea_output": "hex",
    "extra_float_digits": "1",
    "quote_all_identifiers": "off",
    "standard_conforming_strings": "on",
}
PUBLIC = "public"


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
    # The schema's own ordinary and partitioned tables, without those of an extension.
    query: ClassVar[str] = """
        SELECT t.relname::text, '', t.relpersistence::text, t.relrowsecurity, t.relforcerowsecurity,
            pg_get_partkeydef(t.oid), obj_description(t.oid, 'pg_class')
        FROM pg_class t
        WHERE t.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = %(schema)s)
            AND t.relkind IN ('r', 'p') AND NOT t.relispartition
            AND NOT EXISTS (SELECT FROM pg_depend d
                WHERE d.classid = 'pg_class'::regclass AND d.objid = t.oid AND d.deptype = 'e')
        ORDER BY t.relname
    """


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
    reads: tuple[str, ...] = field(default=(), compare=False)  # the columns that a generated one is made from

    kind: ClassVar[str] = "column"
    query: ClassVar[str] = """
        SELECT t.relname::text, a.attname::text, format_type(a.atttypid, a.atttypmod),
            NOT a.attnotnull OR coalesce(NOT n.convalidated, false),
            pg_get_expr(d.adbin, d.adrelid), a.attgenerated::text, a.attidentity::text,
            CASE WHEN a.attcollation <> y.typcollation THEN a.attcollation::regcollation::text END,
            col_description(t.oid, a.attnum),
            CASE WHEN a.attidentity <> '' THEN (SELECT nullif(concat_ws(' ',
                    CASE WHEN s.seqstart <> s.seqmin THEN 'START WITH ' || s.seqstart END,
                    CASE WHEN s.seqincrement <> 1 THEN 'INCREMENT BY ' || s.seqincrement END,
                    CASE WHEN s.seqmin <> 1 THEN 'MINVALUE ' || s.seqmin END,
                    CASE WHEN s.seqmax <> CASE s.seqtypid WHEN 'smallint'::regtype THEN 32767
                        WHEN 'integer'::regtype THEN 2147483647 ELSE 9223372036854775807 END
                        THEN 'MAXVALUE ' || s.seqmax END,
                    CASE WHEN s.seqcache <> 1 THEN 'CACHE ' || s.seqcache END,
                    CASE WHEN s.seqcycle THEN 'CYCLE' END), '')
                FROM pg_depend i JOIN pg_sequence s ON s.seqrelid = i.objid
                WHERE i.classid = 'pg_class'::regclass AND i.refclassid = 'pg_class'::regclass
                    AND i.refobjid = t.oid AND i.refobjsubid = a.attnum AND i.deptype = 'i') END,
            CASE WHEN a.attgenerated <> '' THEN ARRAY (SELECT b.attname::text FROM pg_depend g
                JOIN pg_attribute b ON b.attrelid = t.oid AND b.attnum = g.refobjsubid
                WHERE g.classid = 'pg_attrdef'::regclass AND g.objid = d.oid AND g.deptype = 'n'
                    AND g.refclassid = 'pg_class'::regclass AND g.refobjid = t.oid ORDER BY 1) ELSE '{}' END
        FROM pg_class t
            JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
            JOIN pg_type y ON y.oid = a.atttypid
            LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum
            LEFT JOIN pg_constraint n ON n.conrelid = t.oid AND n.contype = 'n' AND n.conkey = ARRAY[a.attnum]
        WHERE t.relname = ANY (%(tables)s)
            AND t.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = %(schema)s)
        ORDER BY t.relname, a.attnum
    """


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
    query: ClassVar[str] = """
        SELECT t.relname::text, c.conname::text, c.contype::text,
            ARRAY (SELECT a.attname::text FROM unnest(c.conkey) WITH ORDINALITY k (number, place)
                JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number ORDER BY k.place)
            || CASE c.contype WHEN 'x' THEN ARRAY (SELECT a.attname::text FROM pg_depend d
                JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
                WHERE d.classid = 'pg_class'::regclass AND d.objid = c.conindid AND d.refclassid = 'pg_class'::regclass
                    AND d.refobjid = t.oid AND a.attnum <> ALL (c.conkey) ORDER BY 1) ELSE '{}' END,
            pg_get_constraintdef(c.oid), r.relname::text, CASE c.contype WHEN 'f' THEN k.relname::text END
        FROM pg_class t JOIN pg_constraint c ON c.conrelid = t.oid AND c.contype IN ('p', 'u', 'f', 'c', 'x')
            LEFT JOIN pg_class r ON r.oid = c.confrelid LEFT JOIN pg_class k ON k.oid = c.conindid
        WHERE t.relname = ANY (%(tables)s)
            AND t.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = %(schema)s)
        ORDER BY t.relname, c.conname
    """


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
    # pg_get_indexdef writes the table with its schema whatever the search path is: that is cut off, by its exact text.
    query: ClassVar[str] = """
        SELECT t.relname::text, i.relname::text,
            ARRAY (SELECT DISTINCT a.attname::text FROM pg_depend d
                JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
                WHERE d.classid = 'pg_class'::regclass AND d.objid = i.oid
                    AND d.refclassid = 'pg_class'::regclass AND d.refobjid = t.oid AND d.refobjsubid > 0 ORDER BY 1),
            x.indisunique,
            substr(pg_get_indexdef(i.oid), 1 + length(format('CREATE %%sINDEX %%I ON %%s%%I.%%I ',
                CASE WHEN x.indisunique THEN 'UNIQUE ' END, i.relname,
                CASE WHEN i.relkind = 'I' THEN 'ONLY ' END, %(schema)s::text, t.relname))),
            x.indisvalid, m.amname::text,
            ARRAY (SELECT pg_get_indexdef(i.oid, k, false) || CASE x.indoption[k - 1]
                    WHEN 1 THEN ' DESC NULLS LAST' WHEN 2 THEN ' NULLS FIRST' WHEN 3 THEN ' DESC' ELSE '' END
                FROM generate_series(1, x.indnkeyatts) k ORDER BY k),
            ARRAY (SELECT pg_get_indexdef(i.oid, k, false)
                FROM generate_series(x.indnkeyatts + 1, x.indnatts) k ORDER BY k),
            pg_get_expr(x.indpred, x.indrelid)
        FROM pg_class t JOIN pg_index x ON x.indrelid = t.oid JOIN pg_class i ON i.oid = x.indexrelid
            JOIN pg_am m ON m.oid = i.relam
        WHERE t.relname = ANY (%(tables)s)
            AND t.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = %(schema)s)
            AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.oid AND c.conrelid = t.oid
                AND c.contype IN ('p', 'u', 'x'))
        ORDER BY t.relname, i.relname
    """


# The columns that something reads, "" for a table as such, and the functions that it calls.
_READS = """ARRAY (SELECT ARRAY[r.relname::text, coalesce(a.attname::text, '')] FROM pg_depend d
                JOIN pg_class r ON r.oid = d.refobjid
                LEFT JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum = d.refobjsubid AND a.attnum > 0
                WHERE d.classid = '{catalogue}'::regclass AND d.objid = p.oid
                    AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'n' ORDER BY 1),
            ARRAY (SELECT f.proname::text FROM pg_depend d JOIN pg_proc f ON f.oid = d.refobjid
                WHERE d.classid = '{catalogue}'::regclass AND d.objid = p.oid
                    AND d.refclassid = 'pg_proc'::regclass ORDER BY 1)"""


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
    query: ClassVar[str] = """
        SELECT t.relname::text, p.polname::text, p.polpermissive,
            CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE'
                WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
            ARRAY (SELECT CASE r WHEN t.relowner THEN 'CURRENT_USER' ELSE coalesce(quote_ident(o.rolname), 'PUBLIC') END
                FROM unnest(p.polroles) r
                LEFT JOIN pg_roles o ON o.oid = r ORDER BY 1),
            pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid),
            {reads}
        FROM pg_class t JOIN pg_policy p ON p.polrelid = t.oid
        WHERE t.relname = ANY (%(tables)s)
            AND t.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = %(schema)s)
        ORDER BY t.relname, p.polname
    """.replace("{reads}", _READS.replace("{catalogue}", "pg_policy"))

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
    # pg_get_functiondef writes the schema too. What stands before a body is on lines of its own.
    query: ClassVar[str] = """
        SELECT '', p.proname::text, pg_get_function_identity_arguments(p.oid), pg_get_function_result(p.oid),
            CASE WHEN p.prosqlbody IS NULL THEN w.definition ELSE
                replace(replace(left(w.definition, -length(w.body)), E'\\n ', ' '), E'\\n', ' ') || w.body END,
            regexp_replace(w.body, '^RETURN ', ''),
            {reads}
        FROM pg_proc p CROSS JOIN LATERAL (SELECT pg_get_function_sqlbody(p.oid) AS body,
            rtrim(substr(pg_get_functiondef(p.oid), 1 + length(format('CREATE OR REPLACE FUNCTION %%I.%%I',
                %(schema)s::text, p.proname))), E'\\n') AS definition) w
        WHERE p.pronamespace = (SELECT oid FROM pg_namespace WHERE nspname = %(schema)s)
            AND p.prosecdef AND p.prokind = 'f'
            AND NOT EXISTS (SELECT FROM pg_depend e
                WHERE e.classid = 'pg_proc'::regclass AND e.objid = p.oid AND e.deptype = 'e')
        ORDER BY 2, 3
    """.replace("{reads}", _READS.replace("{catalogue}", "pg_proc"))


@dataclass(frozen=True, slots=True)
class Extension:
    """What the database has installed; that it has more than is asked for is no difference."""

    table: str  # ""
    name: str

    kind: ClassVar[str] = "extension"
    query: ClassVar[str] = "SELECT '', extname::text FROM pg_extension WHERE extname <> 'plpgsql' ORDER BY extname"


Row = Table | Column | Constraint | Index | Policy | Function | Extension
QUERIES: tuple[tuple[str, Callable[..., Row]], ...] = tuple(
    (kind.query, kind) for kind in (Table, Column, Constraint, Index, Policy, Function, Extension)
)


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
    rows: list[Row] = []
    wanted: list[str] = []
    for query, kind in QUERIES:
        for values in connection.execute(query, {"schema": schema, "tables": wanted}):
            row = kind(*(_frozen(value) if isinstance(value, list) else value for value in values))
            if not row.table or (not is_bookkeeping(row.table) and (tables is None or row.table in tables)):
                rows.append(row)
        wanted = list(table_names(rows))
    return tuple(rows)


def _frozen(values: list[Any]) -> tuple[Any, ...]:
    return tuple(tuple(value) if isinstance(value, list) else value for value in values)


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
    new = {key_of(row): row for row in after}
    old = {key: row for row in before if (key := key_of(row)) in new or not isinstance(row, Extension)}
    for key in new | old:
        if old.get(key) != new.get(key):
            yield Difference(old.get(key), new.get(key))
