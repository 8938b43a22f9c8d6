"""A CHECK on a table that is there: first for the rows that come, then for those that are there.

## What it does

`ADD CONSTRAINT ... CHECK` holds ACCESS EXCLUSIVE while PostgreSQL reads every row: nobody reads or writes the table for
so long. The constraint is added NOT VALID instead, which takes the same lock for a moment, and validated in a
transaction of its own, which takes SHARE UPDATE EXCLUSIVE and lets others read and write.
"""

from collections.abc import Iterator
from dataclasses import replace

from dazzle.back.migrate.catalogue import Constraint
from dazzle.back.migrate.evidence import Effect, Evidence, Lock
from dazzle.back.migrate.rewrites.rewrite import Rewrite, not_valid, validate
from dazzle.back.migrate.situation import Situation
from dazzle.back.migrate.step import Stage, Step


def _apply(steps: tuple[Step, ...], situation: Situation) -> Iterator[Step]:
    for step in steps:
        row = step.new
        if (
            not isinstance(row, Constraint)
            or row.type != "c"
            or step.stage is not Stage.ADD_CONSTRAINT
            or situation.is_new(row)
        ):
            yield step
        else:
            yield replace(step, up=tuple(map(not_valid, step.up)))
            yield validate(row.table, row.name)


REWRITE = Rewrite(
    slug="check-scans",
    explanation=__doc__ or "",
    apply=_apply,
    evidence=(
        Evidence(
            bad=("ALTER TABLE t ADD CONSTRAINT ck CHECK (a >= 0)",),
            good=(
                "ALTER TABLE t ADD CONSTRAINT ck CHECK (a >= 0) NOT VALID",
                "ALTER TABLE t VALIDATE CONSTRAINT ck",
            ),
            shows=Effect(lock=Lock.ACCESS_EXCLUSIVE, reads=True),
        ),
    ),
)
