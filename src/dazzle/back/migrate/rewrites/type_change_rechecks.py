"""A type that changes without a rewrite, under CHECKs: they step aside, and come back as on a table that is there.

## What it does

PostgreSQL makes a CHECK anew when a column that it reads gets another type, and reads every row for it under ACCESS
EXCLUSIVE, even where the type alone would cost nothing, as that of a longer `varchar`. The CHECK is dropped and added
NOT VALID in the transaction that changes the type, and validated later.
"""

from collections.abc import Iterator

from dazzle.back.migrate import rebuild
from dazzle.back.migrate.altering import rewrites_table
from dazzle.back.migrate.catalogue import Column, Constraint
from dazzle.back.migrate.evidence import Effect, Evidence, Lock
from dazzle.back.migrate.rewrites.rewrite import Rewrite, not_valid, validate
from dazzle.back.migrate.situation import Situation
from dazzle.back.migrate.step import Stage, Step


def _apply(steps: tuple[Step, ...], situation: Situation) -> Iterator[Step]:
    yield from steps
    widened = {
        (step.old.table, step.old.name)
        for step in steps
        if isinstance(step.old, Column)
        and isinstance(step.new, Column)
        and step.old.type != step.new.type
        and not rewrites_table(step.old, step.new)
    }
    told = {(step.old.table, step.old.name) for step in steps if isinstance(step.old, Constraint)}
    for row in situation.before:
        if not isinstance(row, Constraint) or row.type != "c" or (row.table, row.name) in told:
            continue
        if not widened.isdisjoint((row.table, column) for column in row.columns):
            yield from _around(row)


def _around(row: Constraint) -> Iterator[Step]:
    """The way back needs none of it: there everything is in one transaction."""
    again = not_valid(rebuild.add_constraint(row))
    yield Step(stage=Stage.DROP_CONSTRAINT, says="", old=row, up=(rebuild.drop_constraint(row),), down=())
    yield Step(stage=Stage.ADD_CONSTRAINT, says="", new=row, up=(again,), down=())
    yield validate(row.table, row.name)


REWRITE = Rewrite(
    slug="type-change-rechecks",
    explanation=__doc__ or "",
    apply=_apply,
    evidence=(
        Evidence(
            setup=("ALTER TABLE t ADD CONSTRAINT ck CHECK (c <> '')",),
            bad=("ALTER TABLE t ALTER COLUMN c TYPE varchar(80)",),
            good=(
                (
                    "ALTER TABLE t DROP CONSTRAINT ck;"
                    " ALTER TABLE t ALTER COLUMN c TYPE varchar(80);"
                    " ALTER TABLE t ADD CONSTRAINT ck CHECK (c <> '') NOT VALID"
                ),
                "ALTER TABLE t VALIDATE CONSTRAINT ck",
            ),
            shows=Effect(lock=Lock.ACCESS_EXCLUSIVE, reads=True),
        ),
    ),
)
