"""Statements that only a person knows: one for each field, and no new rule of their table before they have run.

A row that a rule does not allow cannot be changed at all, also where the rule is NOT VALID and the change is about
another column (PostgreSQL documentation, ALTER TABLE). So while rows are brought to two new rules, neither may be
there.
"""

from collections.abc import Iterator
from dataclasses import replace

from dazzle.back.migrate.catalogue import Constraint
from dazzle.back.migrate.rewrites.rewrite import stays_readable
from dazzle.back.migrate.step import Stage, Step, Way


def asked_once(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """One statement for each field, though it may have several columns."""
    found: dict[str, Step] = {}
    for step in steps:
        if step.statement is not None:
            found[step.name] = _both(found[step.name], step) if step.name in found else step
    kept = []
    for step in steps:
        if step.statement is None:
            kept.append(step)
        elif step.name in found:
            kept.append(found.pop(step.name))
    return tuple(kept)


def held_afterwards(steps: tuple[Step, ...]) -> Iterator[Step]:
    """The steps; on tables whose rows are changed, the rules that come do so when that is done."""
    changed = {step.row.table for step in steps if step.stage is Stage.FILL and step.row is not None}
    dropped = {
        (step.old.table, step.old.name): step
        for step in steps
        if isinstance(step.old, Constraint)
        and step.stage is Stage.DROP_CONSTRAINT
        and step.old.table in changed
        and stays_readable(step.old, steps)
    }
    held = {
        (step.new.table, step.new.name): step
        for step in steps
        if isinstance(step.new, Constraint)
        and step.new.type == "c"
        and step.stage is Stage.ADD_CONSTRAINT
        and step.new.table in changed
    }
    for step in steps:
        row = step.row
        key = ("", "") if row is None else (row.table, row.name)
        if key in held and dropped.get(key) is step:
            continue
        if held.get(key) is step and row is not None:
            before = dropped.get(key)
            up, down = (before.up, before.down) if before else ((), ())
            yield holding(replace(step, up=(*up, *step.up), down=(*step.down, *down)), row.table)
        else:
            yield step


def filled_again(steps: tuple[Step, ...]) -> Iterator[Step]:
    """The steps; once a table is held to its new rules, its statements run again, for rows that came meanwhile."""
    for step in steps:
        yield step
        if step.stage is Stage.FILL:
            yield replace(step, stage=Stage.FILL_AGAIN, name=f"{step.name} again", says="")


def holding(step: Step, table: str) -> Step:
    """The step, with the other rules that come to the table."""
    return replace(step, stage=Stage.HOLD, way=Way.ALONE, name=f"hold {table} to its new rules")


def _both(first: Step, second: Step) -> Step:
    assert first.statement is not None
    assert second.statement is not None
    return replace(first, statement=first.statement & second.statement)
