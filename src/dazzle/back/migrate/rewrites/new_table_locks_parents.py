"""A new table that refers to one which is there, and has to wait for a key of it.

## What it does

A foreign key takes SHARE ROW EXCLUSIVE on the table that it leads to, until the transaction ends: nobody writes it for
so long. So new tables are made in a transaction of their own, which is over in a moment, and a key that leads to one
which is built concurrently is added when that is there. It waits half a second for a lock at most, which is less than
PostgreSQL waits until it looks for a deadlock: of a migration and a writer, it is the migration that gives way.
"""

from collections.abc import Iterator
from dataclasses import replace

from alembic.operations import ops

from dazzle.back.migrate.evidence import Effect, Evidence, Lock
from dazzle.back.migrate.rewrites.rewrite import Rewrite, alone, not_valid, validate
from dazzle.back.migrate.situation import Situation
from dazzle.back.migrate.step import Stage, Step


def _apply(steps: tuple[Step, ...], situation: Situation) -> Iterator[Step]:
    for step in steps:
        match step.stage, step.up:
            case Stage.ADD_FOREIGN_KEY, (ops.CreateForeignKeyOp(referent_table=target) as key,) if (
                step.new is None and target in situation.there
            ):
                name = str(key.constraint_name)
                yield replace(alone(step, Stage.REFER, f"add {name}", not_valid(key)), queried=frozenset())
                yield validate(str(key.source_table), name, queried=step.queried)
            case _:
                yield step


REWRITE = Rewrite(
    slug="new-table-locks-parents",
    explanation=__doc__ or "",
    apply=_apply,
    evidence=(
        Evidence(
            bad=("CREATE TABLE n (id integer, x integer REFERENCES p (id)); ALTER TABLE t ADD COLUMN y integer",),
            good=("CREATE TABLE n (id integer, x integer REFERENCES p (id))", "ALTER TABLE t ADD COLUMN y integer"),
            shows=Effect(lock=Lock.SHARE_ROW_EXCLUSIVE, tables=2),
        ),
    ),
)
