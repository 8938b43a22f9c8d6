"""A rewrite: steps that would keep others waiting, to steps that do not."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any

from alembic.operations import ops

from dazzle.back.migrate.catalogue import Column, Constraint, Index
from dazzle.back.migrate.evidence import Evidence
from dazzle.back.migrate.rebuild import execute
from dazzle.back.migrate.situation import Situation
from dazzle.back.migrate.step import Stage, Step, Way
from dazzle.back.quoting import identifier

NOT_VALID = " NOT VALID"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewrite:
    """`slug` is its one name; `evidence` shows on a server what it is about, and that it is gone."""

    slug: str
    explanation: str
    apply: Callable[[tuple[Step, ...], Situation], Iterator[Step]]
    evidence: tuple[Evidence, ...]


def not_valid(operation: ops.MigrateOperation) -> ops.MigrateOperation:
    """The operation that adds the constraint for the rows to come, and looks at none that is there."""
    match operation:
        case ops.CreateCheckConstraintOp(constraint_name=name, table_name=table, condition=condition):
            return ops.CreateCheckConstraintOp(name, table, condition, postgresql_not_valid=True)
        case ops.CreateForeignKeyOp():
            keywords: dict[str, Any] = {**operation.kw, "postgresql_not_valid": True}
            return ops.CreateForeignKeyOp(
                operation.constraint_name,
                operation.source_table,
                operation.referent_table,
                operation.local_cols,
                operation.remote_cols,
                **keywords,
            )
        case ops.ExecuteSQLOp(sqltext=statement):
            return ops.ExecuteSQLOp(f"{_text(statement)}{NOT_VALID}")
    raise TypeError(f"{operation!r} adds no constraint that may be NOT VALID")


def validate(table: str, constraint: str, *, queried: frozenset[str] = frozenset()) -> Step:
    """Looks at the rows that are there, while others read and write."""
    return Step(
        stage=Stage.VALIDATE,
        way=Way.ALONE,
        name=f"validate {constraint}",
        says="",
        table=table,
        up=(execute(f"ALTER TABLE {identifier(table)} VALIDATE CONSTRAINT {identifier(constraint)}"),),
        down=(),
        queried=queried,
    )


def concurrently(operation: ops.MigrateOperation) -> ops.MigrateOperation:
    """The operation that builds or drops the index while others read and write."""
    match operation:
        case ops.CreateIndexOp():
            keywords: dict[str, Any] = {**operation.kw, "postgresql_concurrently": True}
            return ops.CreateIndexOp(
                operation.index_name, operation.table_name, operation.columns, unique=operation.unique, **keywords
            )
        case ops.DropIndexOp(index_name=name, table_name=table):
            return ops.DropIndexOp(name, table, postgresql_concurrently=True)
        case ops.ExecuteSQLOp(sqltext=statement):
            before, word, after = _text(statement).partition(" INDEX ")
            return ops.ExecuteSQLOp(f"{before}{word}CONCURRENTLY {after}")
    raise TypeError(f"{operation!r} builds and drops no index")


def called(operation: ops.MigrateOperation, name: str) -> ops.MigrateOperation:
    """The operation that builds the index under another name."""
    match operation:
        case ops.CreateIndexOp():
            keywords: dict[str, Any] = dict(operation.kw)
            return ops.CreateIndexOp(name, operation.table_name, operation.columns, unique=operation.unique, **keywords)
        case ops.ExecuteSQLOp(sqltext=statement):
            before, word, after = _text(statement).partition(" INDEX ")
            return ops.ExecuteSQLOp(f"{before}{word}{identifier(name)} ON {after.partition(' ON ')[2]}")
    raise TypeError(f"{operation!r} builds no index")


def moved(steps: Collection[Step]) -> frozenset[tuple[str, str]]:
    """The columns, each behind its table, that are made anew or get another type: what reads them changes at once."""
    return frozenset(
        (step.old.table, step.old.name)
        for step in steps
        if isinstance(step.old, Column)
        and (step.stage is Stage.DROP_GENERATED or (isinstance(step.new, Column) and step.old.type != step.new.type))
    )


def stays_readable(row: Constraint | Index, steps: Collection[Step]) -> bool:
    """Whether nothing that it reads becomes another thing in these steps."""
    return moved(steps).isdisjoint((row.table, column) for column in row.columns)


def alone(step: Step, stage: Stage, name: str, *operations: ops.MigrateOperation) -> Step:
    """The step with these operations, in a transaction of its own."""
    return replace(step, stage=stage, way=Way.ALONE, name=name, up=operations)


def _text(statement: object) -> str:
    """SQL as it was given to `op.execute`, whose colons are escaped already."""
    return str(getattr(statement, "text", statement))
