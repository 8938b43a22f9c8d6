"""An index that becomes another of the same name: the new one is there before the old one goes.

## What it does

Dropping an index and making another leaves the queries without one for as long as it is built. The new one is built
concurrently under a name of its own, then both are renamed in one moment, and the old one is dropped concurrently. A
unique constraint that becomes an index, as with `soft_delete`, goes in that moment too: equal rows cannot come between.
"""

from collections.abc import Iterator
from dataclasses import replace

from alembic.operations import ops

from dazzle.back.migrate.catalogue import Constraint, Index
from dazzle.back.migrate.evidence import Effect, Evidence, Lock
from dazzle.back.migrate.moves import free
from dazzle.back.migrate.rebuild import execute
from dazzle.back.migrate.rewrites.rewrite import Rewrite, called, concurrently, stays_readable
from dazzle.back.migrate.situation import Situation
from dazzle.back.migrate.step import Stage, Step, Way
from dazzle.back.quoting import identifier


def _apply(steps: tuple[Step, ...], situation: Situation) -> Iterator[Step]:
    dropped = {
        step.old.name: step
        for step in steps
        if isinstance(step.old, Index | Constraint)
        and step.stage in {Stage.DROP_INDEX, Stage.DROP_CONSTRAINT}
        and stays_readable(step.old, steps)
    }
    added = {
        step.new.name: step
        for step in steps
        if isinstance(step.new, Index) and step.stage is Stage.ADD_INDEX and not situation.is_new(step.new)
    }
    for step in steps:
        name = getattr(step.row, "name", "")
        if dropped.get(name) is step and name in added:
            continue
        if added.get(name) is step and name in dropped:
            yield from _replaced(dropped[name], step, name, situation)
        else:
            yield step


def _replaced(old: Step, new: Step, name: str, situation: Situation) -> Iterator[Step]:
    """Taken back as one step: the new one goes, and the old one is made again."""
    coming, going = (free(f"{name}{suffix}", situation.names) for suffix in ("_new", "_old"))
    built = tuple(concurrently(called(operation, coming)) for operation in new.up)
    yield replace(new, stage=Stage.BUILD_INDEX, way=Way.CONCURRENTLY, name=coming, up=built, down=())
    # A key has its index with it, and both go at once.
    away = old.up if isinstance(old.old, Constraint) else (_rename(name, going),)
    yield Step(
        stage=Stage.TAKE_INDEX,
        way=Way.ALONE,
        name=f"replace {name}",
        says="",
        old=old.old,
        new=new.new,
        up=(*away, _rename(coming, name)),
        down=(*new.down, *old.down),
    )
    if isinstance(old.old, Constraint):
        return
    yield Step(
        stage=Stage.DROP_INDEX_LAST,
        way=Way.CONCURRENTLY,
        name=going,
        says="",
        old=old.old,
        up=tuple(concurrently(ops.DropIndexOp(going, row.table)) for row in (old.old,) if row is not None),
        down=(),
    )


def _rename(name: str, to: str) -> ops.MigrateOperation:
    return execute(f"ALTER INDEX {identifier(name)} RENAME TO {identifier(to)}")


REWRITE = Rewrite(
    slug="index-replace-gap",
    explanation=__doc__ or "",
    apply=_apply,
    evidence=(
        Evidence(
            setup=("CREATE INDEX ix ON t (a)",),
            bad=("DROP INDEX ix", "CREATE INDEX ix ON t (a, b)"),
            good=(
                "CREATE INDEX CONCURRENTLY ix_new ON t (a, b)",
                "ALTER INDEX ix RENAME TO ix_old; ALTER INDEX ix_new RENAME TO ix",
                "DROP INDEX CONCURRENTLY ix_old",
            ),
            shows=Effect(lock=Lock.SHARE, reads=True),
        ),
    ),
)
