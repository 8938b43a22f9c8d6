"""An index that goes: dropped while others read and write.

## What it does

`DROP INDEX` takes ACCESS EXCLUSIVE on the table, not on the index alone: while it waits for a long query, every later
one waits behind it. DROP INDEX CONCURRENTLY takes SHARE UPDATE EXCLUSIVE and runs in no transaction. It comes last: an
index that is too many harms nobody. One that reads a column which becomes another thing goes at once.
"""

from collections.abc import Iterator
from dataclasses import replace

from dazzle.back.migrate.catalogue import Index
from dazzle.back.migrate.evidence import Effect, Evidence, Lock
from dazzle.back.migrate.rewrites.rewrite import Rewrite, concurrently, stays_readable
from dazzle.back.migrate.situation import Situation
from dazzle.back.migrate.step import Phase, Stage, Step, Way


def _apply(steps: tuple[Step, ...], _: Situation) -> Iterator[Step]:
    for step in steps:
        row = step.old
        if not isinstance(row, Index) or step.stage is not Stage.DROP_INDEX or not stays_readable(row, steps):
            yield step
            continue
        dropped = tuple(map(concurrently, step.up))
        # In a revision that takes away, before the column on which it stands.
        stage = Stage.DROP_INDEX_FIRST if step.phase is Phase.CONTRACT else Stage.DROP_INDEX_LAST
        yield replace(step, stage=stage, way=Way.CONCURRENTLY, name=row.name, up=dropped)


REWRITE = Rewrite(
    slug="index-drop-blocks-reads",
    explanation=__doc__ or "",
    apply=_apply,
    evidence=(
        Evidence(
            setup=("CREATE INDEX ix ON t (a)",),
            bad=("DROP INDEX ix",),
            good=("DROP INDEX CONCURRENTLY ix",),
            shows=Effect(lock=Lock.ACCESS_EXCLUSIVE),
        ),
    ),
)
