"""A unique constraint on a table that is there: its index is built while others write.

## What it does

`ADD UNIQUE` holds ACCESS EXCLUSIVE until its index is built: nobody reads or writes the table for so long. The index is
built concurrently, and the constraint then takes it over in one moment; one that it replaces goes in the same moment,
so that there is none without. Two rows that are equal make the build fail: they are to be told apart first.
"""

from collections.abc import Iterator
from typing import Any

from alembic.operations import ops

from dazzle.back.migrate.catalogue import Constraint, Index
from dazzle.back.migrate.evidence import Effect, Evidence, Lock
from dazzle.back.migrate.moves import free
from dazzle.back.migrate.rebuild import execute
from dazzle.back.migrate.rewrites.rewrite import Rewrite, stays_readable
from dazzle.back.migrate.situation import Situation
from dazzle.back.migrate.step import Stage, Step, Way
from dazzle.back.quoting import identifier


def _apply(steps: tuple[Step, ...], situation: Situation) -> Iterator[Step]:
    # What had the name before may be an index as well: of the rows that are not deleted, say.
    dropped = {
        (step.old.table, step.old.name): step
        for step in steps
        if isinstance(step.old, Constraint | Index)
        and step.stage in {Stage.DROP_CONSTRAINT, Stage.DROP_INDEX}
        and stays_readable(step.old, steps)
    }
    added = {
        (step.new.table, step.new.name): step
        for step in steps
        if isinstance(step.new, Constraint)
        and step.new.type == "u"
        and step.stage is Stage.ADD_CONSTRAINT
        and not situation.is_new(step.new)
    }
    for step in steps:
        row = step.row
        key = ("", "") if row is None else (row.table, row.name)
        if dropped.get(key) is step and key in added:
            continue
        if added.get(key) is step and isinstance(row, Constraint):
            yield from _built(step, row, dropped.get(key), situation)
        else:
            yield step


def _built(step: Step, row: Constraint, replaced: Step | None, situation: Situation) -> Iterator[Step]:
    index = row.name if replaced is None else free(f"{row.name}_new", situation.names)
    yield Step(
        stage=Stage.BUILD_INDEX,
        way=Way.CONCURRENTLY,
        name=index,
        says=step.says,
        new=row,
        up=(_index(row, index),),
        down=(),
    )
    before, after = ((), ()) if replaced is None else (replaced.up, replaced.down)
    yield Step(
        stage=Stage.TAKE_INDEX,
        way=Way.ALONE,
        name=f"make the constraint {row.name} of its index",
        says="",
        new=row,
        up=(*before, execute(_taking(row, index))),
        down=(*step.down, *after),
    )


def _taking(row: Constraint, index: str) -> str:
    table, name = identifier(row.table), identifier(row.name)
    return f"ALTER TABLE {table} ADD CONSTRAINT {name} UNIQUE USING INDEX {identifier(index)}"


def _index(row: Constraint, name: str) -> ops.MigrateOperation:
    nulls: dict[str, Any] = {"postgresql_nulls_not_distinct": True} if "NULLS NOT DISTINCT" in row.definition else {}
    return ops.CreateIndexOp(name, row.table, list(row.columns), unique=True, postgresql_concurrently=True, **nulls)


REWRITE = Rewrite(
    slug="unique-builds-index",
    explanation=__doc__ or "",
    apply=_apply,
    evidence=(
        Evidence(
            bad=("ALTER TABLE t ADD CONSTRAINT uq UNIQUE (id, a)",),
            good=(
                "CREATE UNIQUE INDEX CONCURRENTLY uq ON t (id, a)",
                "ALTER TABLE t ADD CONSTRAINT uq UNIQUE USING INDEX uq",
            ),
            shows=Effect(lock=Lock.ACCESS_EXCLUSIVE, reads=True),
        ),
    ),
)
