"""Catalogue rows back to ops: what a downgrade needs to bring a dropped thing back, exactly as it was."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

import sqlalchemy as sa
from alembic.operations import ops
from sqlalchemy.types import TypeEngine

from dazzle.back.metadata import sql_text
from dazzle.back.migrate.catalogue import Column, Constraint, Function, Index, Policy, Row, Table
from dazzle.back.migrate.ddl import in_table, policy_sql
from dazzle.back.quoting import identifier
from dazzle.back.rowsecurity import forcing
from dazzle.back.sqltypes import printed_type, sqlalchemy_type
from dazzle.fieldtypes.base import literal

CHECK = re.compile(r"CHECK \((?P<condition>.*)\)", re.DOTALL)
PLAIN_KEY = re.compile(r"(?:PRIMARY KEY|UNIQUE) \([^()]*\)")  # nothing like INCLUDE or DEFERRABLE behind
TYPE_WORDS: Mapping[str, str] = {"p": "primary", "u": "unique", "f": "foreignkey", "c": "check"}
VIRTUAL = "v"  # which SQLAlchemy would write for 18 alone


def execute(statement: str) -> ops.ExecuteSQLOp:
    """`op.execute`, which takes colons in constants for parameters unless they are escaped."""
    return ops.ExecuteSQLOp(sql_text(statement).text)


def type_of(row: Column) -> TypeEngine[Any] | None:
    """The column's type; None for one that only PostgreSQL knows."""
    described = printed_type(row.type)
    return None if described is None else sqlalchemy_type(described)


def add_column(row: Column) -> tuple[ops.MigrateOperation, ...]:
    column = _column(row)
    if column is not None:
        return (ops.AddColumnOp(row.table, column),)
    added = execute(f"ALTER TABLE {identifier(row.table)} ADD COLUMN {column_sql(row)}")
    commented = f"COMMENT ON COLUMN {identifier(row.table)}.{identifier(row.name)} IS {literal(row.comment or '')}"
    return (added, execute(commented)) if row.comment else (added,)


def add_constraint(row: Constraint) -> ops.MigrateOperation:
    return execute(f"ALTER TABLE {identifier(row.table)} ADD CONSTRAINT {identifier(row.name)} {row.definition}")


def drop_constraint(row: Constraint) -> ops.DropConstraintOp:
    return ops.DropConstraintOp(row.name, row.table, type_=TYPE_WORDS.get(row.type))


def add_index(row: Index) -> ops.MigrateOperation:
    unique = "UNIQUE " if row.unique else ""
    return execute(f"CREATE {unique}INDEX {identifier(row.name)} ON {identifier(row.table)} {row.definition}")


def add_policy(row: Policy) -> ops.MigrateOperation:
    return execute(policy_sql(row))


def drop_policy(row: Policy) -> ops.MigrateOperation:
    return execute(f"DROP POLICY {identifier(row.name)} ON {identifier(row.table)}")


def add_function(row: Function) -> ops.MigrateOperation:
    return execute(f"CREATE FUNCTION {identifier(row.name)}{row.definition}")


def drop_function(row: Function) -> ops.MigrateOperation:
    return execute(f"DROP FUNCTION {identifier(row.name)}({row.arguments})")


def row_security(row: Table, *, before: Table | None = None) -> Iterator[ops.MigrateOperation]:
    """What makes row security as it is in `row`; without `before`, of a table that is new."""
    return map(execute, row_security_sql(row, before))


def row_security_sql(row: Table, before: Table | None = None) -> Iterator[str]:
    enabled, forced = (False, False) if before is None else (before.row_security, before.forced_row_security)
    if row.row_security != enabled:
        word = "ENABLE" if row.row_security else "DISABLE"
        yield f"ALTER TABLE {identifier(row.table)} {word} ROW LEVEL SECURITY"
    if row.forced_row_security != forced:
        yield forcing(row.table, forced=row.forced_row_security)


def create_table(name: str, rows: Collection[Row]) -> Iterator[ops.MigrateOperation]:
    """The table with its keys and checks, and its indexes.

    Foreign keys are for when all tables are there, policies for when all functions are, row security for after both.
    """
    (own,) = (row for row in rows if isinstance(row, Table))
    described = [row for row in rows if isinstance(row, Column)]
    columns = [_column(row) for row in described]
    plain = [column for column in columns if column is not None]
    constraints = [row for row in rows if isinstance(row, Constraint) and row.type != "f"]
    inside = [item for row in constraints if (item := _constraint(row)) is not None]
    if len(plain) == len(described) and len(inside) == len(constraints):
        table = sa.Table(name, sa.MetaData(), *plain, *inside)
        yield ops.CreateTableOp(name, [*table.columns, *in_table(table)], comment=own.comment)
    else:
        yield ops.CreateTableOp(name, plain, comment=own.comment)
        for row, column in zip(described, columns, strict=True):
            yield from add_column(row) if column is None else ()
        yield from map(add_constraint, constraints)
    yield from (add_index(row) for row in rows if isinstance(row, Index))


def _column(row: Column) -> sa.Column[Any] | None:
    type_ = type_of(row)
    if type_ is None or row.generated == VIRTUAL or row.collation or row.numbering:
        return None
    said = None if row.default is None else sql_text(row.default)
    made: list[sa.Identity | sa.Computed] = [sa.Identity(always=row.identity == "a")] if row.identity else []
    if row.generated and said is not None:
        made, said = [sa.Computed(said, persisted=True)], None
    return sa.Column(row.name, type_, *made, nullable=row.nullable, server_default=said, comment=row.comment)


def column_sql(row: Column) -> str:
    """What describes the column in CREATE TABLE and behind ADD COLUMN."""
    words = [f"{identifier(row.name)} {row.type}"]
    if row.collation:
        words.append(f"COLLATE {row.collation}")
    if row.generated:
        words.append(f"GENERATED ALWAYS AS ({row.default}) {'STORED' if row.generated == 's' else 'VIRTUAL'}")
    elif row.default is not None:
        words.append(f"DEFAULT {row.default}")
    if row.identity:
        words.append(identity_sql(row))
    if not row.nullable:
        words.append("NOT NULL")
    return " ".join(words)


def identity_sql(row: Column) -> str:
    """What makes PostgreSQL number the column."""
    numbering = "" if row.numbering is None else f" ({row.numbering})"
    return f"GENERATED {'ALWAYS' if row.identity == 'a' else 'BY DEFAULT'} AS IDENTITY{numbering}"


def _constraint(row: Constraint) -> sa.Constraint | None:
    """The constraint as part of CREATE TABLE; None for one that is said better in PostgreSQL's own words."""
    if row.type in {"p", "u"} and PLAIN_KEY.fullmatch(row.definition):
        kind = sa.PrimaryKeyConstraint if row.type == "p" else sa.UniqueConstraint
        return kind(*row.columns, name=row.name)
    if row.type == "c" and (found := CHECK.fullmatch(row.definition)):
        return sa.CheckConstraint(sql_text(found["condition"]), name=row.name)
    return None
