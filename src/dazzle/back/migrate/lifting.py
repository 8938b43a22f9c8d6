"""Row security that is forced, lifted while PostgreSQL itself asks for rows as their owner, and put back.

It does so to compare the rows of a foreign key that is added, or of whose columns one gets another type, and tries to
for a function that is made. A table that forces its policies shows its owner no row: a key would be refused for rows
that it holds for. With `row_security = off`, as migrations run, PostgreSQL says so instead.
"""

from collections.abc import Collection, Iterator

import sqlalchemy as sa

from dazzle.back.migrate.catalogue import Row, Table, table_names
from dazzle.back.migrate.rebuild import execute
from dazzle.back.migrate.shown import holding, showing
from dazzle.back.migrate.step import Phase, Stage, Step, Way
from dazzle.back.rowsecurity import forcing


def lifting(
    steps: Collection[Step], before: Collection[Row], wanted: Collection[Row], metadata: sa.MetaData
) -> Iterator[Step]:
    """The steps that lift it where one of these has rows asked for, and put it back, up and down alike."""
    for phase in (Phase.EXPAND, Phase.CONTRACT):
        early = [step for step in steps if step.phase is phase and step.stage < Stage.BUILD_INDEX]
        for table in sorted(_queried(early) & _forced_throughout(phase, before, wanted, metadata)):
            lifted, forced = (execute(forcing(table, forced=each)) for each in (False, True))
            yield Step(phase=phase, stage=Stage.LIFT_ROW_SECURITY, says="", table=table, up=(lifted,), down=(forced,))
            yield Step(phase=phase, stage=Stage.ROW_SECURITY, says="", table=table, up=(forced,), down=(lifted,))
    late = [step for step in steps if step.stage >= Stage.BUILD_INDEX]
    for table in sorted(_queried(late) & _forced_after(wanted, metadata)):
        # Committed before the rows are read, for it takes ACCESS EXCLUSIVE, and nobody should wait so long.
        yield _alone(Stage.LIFT_TO_VALIDATE, table, forced=False)
        yield _alone(Stage.FORCE_AGAIN, table, forced=True)


def _queried(steps: Collection[Step]) -> frozenset[str]:
    return frozenset(table for step in steps for table in step.queried)


def _alone(stage: Stage, table: str, *, forced: bool) -> Step:
    name = holding(table) if forced else showing(table)
    up = (execute(forcing(table, forced=forced)),)
    return Step(stage=stage, way=Way.ALONE, name=name, says="", table=table, up=up, down=())


def _forced_after(wanted: Collection[Row], metadata: sa.MetaData) -> frozenset[str]:
    """The tables that force their policies once the revision's tables are made; those of the other owner stay."""
    mine = table_names(wanted)
    forced = {row.table for row in wanted if isinstance(row, Table) and row.forced_row_security}
    return frozenset(forced) | {
        name
        for name, table in metadata.tables.items()
        if name not in mine and table.info.get("row_security") is not None
    }


def _forced_throughout(
    phase: Phase, before: Collection[Row], wanted: Collection[Row], metadata: sa.MetaData
) -> frozenset[str]:
    """The tables that force their policies before and after the steps of a phase; those of the other owner stay."""
    old, new = (
        {row.table for row in rows if isinstance(row, Table) and row.forced_row_security} for rows in (before, wanted)
    )
    mine = table_names(before) | table_names(wanted)
    others = {
        name
        for name, table in metadata.tables.items()
        if name not in mine and table.info.get("row_security") is not None
    }
    going = old - table_names(wanted)
    return frozenset(others | new if phase is Phase.CONTRACT else others | (old & new) | going)
