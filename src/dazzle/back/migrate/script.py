"""Tables as SQL that makes them again: from the MetaData, in the text's own words, and from rows, in PostgreSQL's.

Both are laid out in one way. Run on an empty schema, either makes exactly the tables that it is of; functions come
after all tables, and row security after the functions that its policies call.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.schema import AddConstraint, CreateIndex, CreateTable

from dazzle.back.migrate.catalogue import (
    Column,
    Constraint,
    Extension,
    Index,
    Policy,
    Row,
    Table,
    by_table,
    table_names,
)
from dazzle.back.migrate.ddl import (
    circular,
    comments,
    enabling,
    extension_sql,
    extensions_of,
    function_sql,
    functions_of,
    in_order,
    in_table,
    policies_of,
    policy_sql,
    text,
)
from dazzle.back.migrate.policies import in_calling_order
from dazzle.back.migrate.rebuild import column_sql, row_security_sql
from dazzle.back.quoting import DIALECT, identifier
from dazzle.back.rowsecurity import called
from dazzle.fieldtypes.base import literal

INDENT = "    "
WIDEST_NAME = 24  # behind longer ones, types do not stand in a column
KINDS = "puxcf"  # keys first, foreign keys last
NOT_VALID = " NOT VALID"  # not to be said in CREATE TABLE, where there is no row yet


def of_metadata(metadata: sa.MetaData, tables: Collection[str]) -> str:
    """The statements for these tables, each after those it refers to."""
    wanted = [table for table in metadata.sorted_tables if table.name in tables]
    policies = {table.name: policies_of(table) for table in wanted}
    said = [sql for own in policies.values() for policy in own for sql in (policy.using, policy.check)]
    functions = called(functions_of(metadata), said)
    excluding = any(isinstance(each, ExcludeConstraint) for table in wanted for each in table.constraints)
    return _joined(
        [
            [extension_sql(name) for name in extensions_of(metadata) if excluding],
            *(list(_described(table)) for table in wanted),
            [text(AddConstraint(key, isolate_from_table=False)) for table in wanted for key in circular(table)],
            *([function_sql(function)] for function in functions),
            *([*enabling(table), *map(policy_sql, policies[table.name])] for table in wanted),
        ]
    )


def of_rows(rows: Collection[Row]) -> str:
    """The statements for the tables of the rows, each after those it refers to where they do not run in a circle."""
    tables = by_table(rows)
    to_come = set(tables)
    blocks: list[list[str]] = []
    later: list[str] = []
    for name in _ordered(rows):
        to_come.remove(name)
        page = _Page(name, tables[name], to_come)
        blocks.append(list(page.statements()))
        later += page.later()
    functions = in_calling_order(rows)
    return _joined(
        [
            [extension_sql(row.name) for row in rows if isinstance(row, Extension)],
            *blocks,
            later,
            *([f"CREATE FUNCTION {identifier(row.name)}{row.definition}"] for row in functions),
            *(list(_security(own)) for own in tables.values()),
        ]
    )


def _described(table: sa.Table) -> Iterator[str]:
    """A table of the MetaData, with its indexes and comments."""
    compiler = DIALECT.ddl_compiler(DIALECT, CreateTable(table))
    columns = [(identifier(each.name), compiler.get_column_specification(each)) for each in table.columns]  # type: ignore[no-untyped-call]
    constraints = [compiler.process(each).strip() for each in in_table(table) if not getattr(each, "use_alter", False)]
    yield _create_table(
        f"CREATE TABLE {identifier(table.name)}",
        [(name, column.removeprefix(name).strip()) for name, column in columns],
        [each.replace("FOREIGN KEY(", "FOREIGN KEY (", 1) for each in constraints],
    )
    yield from (text(CreateIndex(index)) for index in in_order(table))
    yield from map(text, comments(table))


def _security(rows: Collection[Row]) -> Iterator[str]:
    """Row security of one table, and its policies."""
    yield from (sql for row in rows if isinstance(row, Table) for sql in row_security_sql(row))
    yield from (policy_sql(row) for row in rows if isinstance(row, Policy))


@dataclass(frozen=True, slots=True)
class _Page:
    """The rows of one table on their way to SQL; `to_come` are the tables that are made after it."""

    name: str
    rows: Sequence[Row]
    to_come: Collection[str]

    @property
    def table(self) -> Table:
        (own,) = (row for row in self.rows if isinstance(row, Table))
        return own

    @property
    def constraints(self) -> list[Constraint]:
        found = [row for row in self.rows if isinstance(row, Constraint)]
        return sorted(found, key=lambda row: (KINDS.index(row.type), row.name))

    def fits(self, row: Constraint) -> bool:
        """Whether the constraint may stand in CREATE TABLE."""
        return row.references not in self.to_come and not row.definition.endswith(NOT_VALID)

    def statements(self) -> Iterator[str]:
        """All but what has to wait for other tables."""
        quoted = identifier(self.name)
        columns = [row for row in self.rows if isinstance(row, Column)]
        partitioned = "" if self.table.partition_key is None else f" PARTITION BY {self.table.partition_key}"
        yield _create_table(
            f"CREATE {'UNLOGGED ' if self.table.persistence == 'u' else ''}TABLE {quoted}",
            [(identifier(row.name), column_sql(row).removeprefix(identifier(row.name)).strip()) for row in columns],
            [f"CONSTRAINT {identifier(row.name)} {row.definition}" for row in self.constraints if self.fits(row)],
            partitioned,
        )
        for index in self.rows:
            if isinstance(index, Index):
                unique = "UNIQUE " if index.unique else ""
                # A query does not use one that is not valid, but it is there and costs every write.
                mark = "" if index.valid else "-- not valid: "
                yield f"{mark}CREATE {unique}INDEX {identifier(index.name)} ON {quoted} {index.definition}"
        if self.table.comment:
            yield f"COMMENT ON TABLE {quoted} IS {literal(self.table.comment)}"
        for column in columns:
            if column.comment:
                yield f"COMMENT ON COLUMN {quoted}.{identifier(column.name)} IS {literal(column.comment)}"

    def later(self) -> Iterator[str]:
        for row in self.constraints:
            if not self.fits(row):
                yield f"ALTER TABLE {identifier(self.name)} ADD CONSTRAINT {identifier(row.name)} {row.definition}"


def _ordered(rows: Collection[Row]) -> Iterator[str]:
    """The tables by name, each after those it refers to; in a circle, the first by name goes first."""
    waiting = {name: set[str]() for name in sorted(table_names(rows))}
    for row in rows:
        if isinstance(row, Constraint) and row.references in waiting and row.references != row.table:
            waiting[row.table].add(row.references)
    while waiting:
        ready = (name for name, others in waiting.items() if not any(other in waiting for other in others))
        name = next(ready, next(iter(waiting)))
        del waiting[name]
        yield name


def _create_table(head: str, columns: Sequence[tuple[str, str]], constraints: Sequence[str], tail: str = "") -> str:
    """One column or constraint a line, with an empty one between them; types in a column."""
    column = max((len(name) for name, _ in columns if len(name) <= WIDEST_NAME), default=0)
    groups = ([f"{name:<{column}} {rest}" for name, rest in columns], constraints)
    inside = ",\n\n".join(",\n".join(f"{INDENT}{line}" for line in lines) for lines in groups if lines)
    return f"{head} (\n{inside}\n){tail}" if inside else f"{head} (){tail}"


def _joined(blocks: Collection[Sequence[str]]) -> str:
    """The statements of a table together, and a line between tables."""
    return "\n\n".join("\n".join(f"{statement};" for statement in block) for block in blocks if block)
