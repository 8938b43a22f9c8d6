"""Steps in order to transactions: each with a name, and no more than one of the tables that are there in each.

A lock is held until its transaction ends. One that has taken a lock on a table and waits for that on another keeps
everybody from the first, and two that take them in another order end in a deadlock (PostgreSQL documentation 13.3.4).
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import groupby

from dazzle.back.migrate.catalogue import Function
from dazzle.back.migrate.locks import locks_of
from dazzle.back.migrate.situation import Situation
from dazzle.back.migrate.step import Phase, Stage, Step, Way, in_order

SECURITY = frozenset(
    {
        Stage.LIFT_ROW_SECURITY,
        Stage.DROP_POLICY,
        Stage.DROP_FUNCTION,
        Stage.CREATE_FUNCTION,
        Stage.CREATE_POLICY,
        Stage.ROW_SECURITY,
    }
)
BEFORE_TABLES = frozenset({Stage.CREATE_EXTENSION, Stage.DROP_FOREIGN_KEY})
NEW_TABLES = "make the new tables"
SEVERAL = "change the tables"


def separated(steps: Collection[Step], situation: Situation) -> tuple[Step, ...]:
    """The steps in order; when not all of a phase fit into one transaction, each says which one it is in."""
    ordered = in_order(tuple(steps))
    return tuple(
        step
        for phase in (Phase.EXPAND, Phase.CONTRACT)
        for step in _of_phase(tuple(each for each in ordered if each.phase is phase), situation)
    )


def locked(step: Step, situation: Situation) -> frozenset[str]:
    """The tables that are there on which the step takes a lock that others wait for."""
    return locks_of(step) & situation.there


def _of_phase(steps: tuple[Step, ...], situation: Situation) -> Iterator[Step]:
    first = [step for step in steps if step.stage is Stage.DROP_INDEX_FIRST]
    together = [step for step in steps if step.way is Way.TOGETHER]
    last = [step for step in steps if step.way is not Way.TOGETHER and step.stage is not Stage.DROP_INDEX_FIRST]
    # What one transaction does stands together.
    last.sort(key=lambda step: (step.stage, step.name if step.stage is Stage.HOLD else ""))
    apart = tuple(_apart(together, situation))
    if not first and not last and len({step.name for step in apart}) <= 1:
        yield from together
    else:
        yield from (*first, *apart, *last)


def _apart(steps: Collection[Step], situation: Situation) -> Iterator[Step]:
    """The steps, each with the transaction it is in."""
    tables = frozenset().union(*(locked(step, situation) for step in steps))
    if _is_one(steps):
        name = f"change {next(iter(tables))}" if len(tables) == 1 else SEVERAL if tables else NEW_TABLES
        return (replace(step, way=Way.ALONE, name=name) for step in steps)
    return _by_table(steps, situation)


def _is_one(steps: Collection[Step]) -> bool:
    """Whether policies change: what they allow must not be seen half changed, so all of it is one transaction."""
    whole = {step.row.table for step in steps if step.row and step.stage in {Stage.DROP_TABLE, Stage.CREATE_TABLE}}
    return any(
        step.row is None or isinstance(step.row, Function) or step.row.table not in whole
        for step in steps
        if step.stage in SECURITY
    )


def _by_table(steps: Collection[Step], situation: Situation) -> Iterator[Step]:
    """What stands before the tables one by one, the new tables, then each of the others by name."""
    named = [(_place(step, situation), step) for step in steps]
    for (_, name), group in groupby(sorted(named, key=lambda each: each[0][0]), key=lambda each: each[0]):
        yield from (replace(step, way=Way.ALONE, name=name) for _, step in group)


def _place(step: Step, situation: Situation) -> tuple[tuple[int, int, str], str]:
    """Where a step goes, and what its transaction is called."""
    tables = sorted(locked(step, situation))
    table = tables[0] if tables else ""
    if step.stage is Stage.RENAME:
        # At once: names that change places go by way of others, which nobody should meet.
        return (0, step.stage, ""), "rename"
    if step.stage in BEFORE_TABLES:
        words = step.stage.name.lower().replace("_", " ")
        name = step.says or f"{words} {'' if step.row is None else step.row.name}"
        return (0, step.stage, table), name
    if step.stage is Stage.DROP_TABLE:
        return (3, step.rank, table), f"drop table {table}"
    if not tables or step.stage is Stage.CREATE_TABLE:
        return (1, 0, ""), NEW_TABLES
    return (2, 0, table), f"change {table}"
