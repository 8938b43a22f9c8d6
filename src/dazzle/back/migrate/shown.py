"""Which tables a step shows to their owner, as the journal tells it: by the names of the steps."""

import re
from collections.abc import Iterable

from dazzle.back.migrate.journal import Halfway

SHOWING = re.compile(r"show (.+) to its owner", re.DOTALL)


def showing(table: str) -> str:
    """The name of the step that lifts the row security of a table."""
    return f"show {table} to its owner"


def holding(table: str) -> str:
    """The name of the step that puts it back."""
    return f"hold the owner of {table} to its row security again"


def shown(found: Halfway) -> tuple[str, ...]:
    """The tables whose row security a revision has lifted, and not put back."""
    tables = [match[1] for step in found.done if (match := SHOWING.fullmatch(step))]
    return tuple(table for table in tables if holding(table) not in found.done)


def told_shown(found: Iterable[Halfway]) -> list[str]:
    """Lines, for people."""
    return [
        f"{table}  its owner sees every row: revision {each.revision} has lifted its row security, and stopped;"
        " `dazzle db upgrade` forces it again"
        for each in found
        for table in shown(each)
    ]
