"""A required column without a default on a table that is there: added without a value, filled, then required.

## What it does

`ADD COLUMN ... NOT NULL` without a default fails on a table that has rows. The column is added as one that may be NULL;
the rows that are there get the value that a person says; then it is required of the rows that come, and validated.
"""

from collections.abc import Iterator
from dataclasses import replace

from alembic.operations import ops

from dazzle.back.migrate.catalogue import Column
from dazzle.back.migrate.evidence import Effect, Evidence, Lock
from dazzle.back.migrate.rewrites.rewrite import Rewrite
from dazzle.back.migrate.rewrites.set_not_null_scans import required
from dazzle.back.migrate.situation import Situation
from dazzle.back.migrate.step import Stage, Step


def _apply(steps: tuple[Step, ...], situation: Situation) -> Iterator[Step]:
    for step in steps:
        row = step.new
        if step.stage is Stage.ADD_COLUMN and isinstance(row, Column) and is_unfilled(row, situation):
            yield replace(step, up=tuple(map(_optional, step.up)))
            yield from required(row, situation)
        else:
            yield step


def is_unfilled(row: Column, situation: Situation) -> bool:
    """Whether rows that are there would have no value, and may not have none."""
    valued = row.nullable or row.default is not None or row.identity or row.generated
    return not valued and not situation.is_new(row)


def _optional(operation: ops.MigrateOperation) -> ops.MigrateOperation:
    assert isinstance(operation, ops.AddColumnOp)
    column = operation.column._copy()  # noqa: SLF001  as Alembic itself does: a column has one table
    column.nullable = True
    return ops.AddColumnOp(operation.table_name, column)


REWRITE = Rewrite(
    slug="required-column-without-default",
    explanation=__doc__ or "",
    apply=_apply,
    evidence=(
        Evidence(
            setup=("ALTER TABLE t ADD COLUMN e integer",),
            bad=("UPDATE t SET e = 0; ALTER TABLE t ALTER COLUMN e SET NOT NULL",),
            good=(
                "UPDATE t SET e = 0 WHERE e IS NULL",
                "ALTER TABLE t ADD CONSTRAINT ck_t_e_not_null CHECK (e IS NOT NULL) NOT VALID",
                "ALTER TABLE t VALIDATE CONSTRAINT ck_t_e_not_null",
                "ALTER TABLE t ALTER COLUMN e SET NOT NULL; ALTER TABLE t DROP CONSTRAINT ck_t_e_not_null",
            ),
            shows=Effect(lock=Lock.ACCESS_EXCLUSIVE, reads=True),
        ),
    ),
)
