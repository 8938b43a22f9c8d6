"""An index on a table that is there: built while others write.

## What it does

`CREATE INDEX` holds SHARE on the table until the index is built: nobody writes it for so long. CREATE INDEX
CONCURRENTLY takes SHARE UPDATE EXCLUSIVE; it reads the table twice, waits for transactions that are older than itself,
and runs in no transaction. What a build that failed leaves behind is dropped before it is tried again.
"""

from collections.abc import Iterator
from dataclasses import replace

from dazzle.back.migrate.catalogue import Index
from dazzle.back.migrate.evidence import Effect, Evidence, Lock
from dazzle.back.migrate.rewrites.rewrite import Rewrite, concurrently
from dazzle.back.migrate.situation import Situation
from dazzle.back.migrate.step import Stage, Step, Way


def _apply(steps: tuple[Step, ...], situation: Situation) -> Iterator[Step]:
    for step in steps:
        if not isinstance(step.new, Index) or step.stage is not Stage.ADD_INDEX or situation.is_new(step.new):
            yield step
        else:
            built = tuple(map(concurrently, step.up))
            yield replace(step, stage=Stage.BUILD_INDEX, way=Way.CONCURRENTLY, name=step.new.name, up=built)


REWRITE = Rewrite(
    slug="index-build-blocks-writes",
    explanation=__doc__ or "",
    apply=_apply,
    evidence=(
        Evidence(
            bad=("CREATE INDEX ix ON t (a)",),
            good=("CREATE INDEX CONCURRENTLY ix ON t (a)",),
            shows=Effect(lock=Lock.SHARE, reads=True),
        ),
    ),
)
