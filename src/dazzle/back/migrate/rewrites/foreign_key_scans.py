"""A foreign key on a table that is there: first for the rows that come, then for those that are there.

## What it does

`ADD FOREIGN KEY` holds SHARE ROW EXCLUSIVE on both tables while PostgreSQL looks up every row: nobody writes either of
them for so long. The key is added NOT VALID instead, in a transaction of its own, which takes the same locks for a
moment; then it is validated, which lets others read and write.
"""

from collections.abc import Iterator
from dataclasses import replace

from dazzle.back.migrate.catalogue import Constraint
from dazzle.back.migrate.evidence import Effect, Evidence, Lock
from dazzle.back.migrate.rewrites.rewrite import Rewrite, alone, not_valid, validate
from dazzle.back.migrate.situation import Situation
from dazzle.back.migrate.step import Stage, Step


def _apply(steps: tuple[Step, ...], situation: Situation) -> Iterator[Step]:
    for step in steps:
        row = step.new
        if not isinstance(row, Constraint) or step.stage is not Stage.ADD_FOREIGN_KEY or situation.is_new(row):
            yield step
        else:
            added = alone(step, Stage.REFER, f"add {row.name}", *map(not_valid, step.up))
            yield replace(added, queried=frozenset())
            yield validate(row.table, row.name, queried=step.queried)


REWRITE = Rewrite(
    slug="foreign-key-scans",
    explanation=__doc__ or "",
    apply=_apply,
    evidence=(
        Evidence(
            bad=("ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (b) REFERENCES p (id)",),
            good=(
                "ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (b) REFERENCES p (id) NOT VALID",
                "ALTER TABLE t VALIDATE CONSTRAINT fk",
            ),
            shows=Effect(lock=Lock.SHARE_ROW_EXCLUSIVE, reads=True),
        ),
    ),
)
