"""Whether the steps of a revision lock no more than the head of its file says (PostgreSQL documentation 13.3.1)."""

import ast
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import psycopg
from psycopg.pq import TransactionStatus

from dazzle.back.migrate.journal import Journal, State

# By what they keep others from: from ShareLock on, writers wait.
MODES = (
    *("AccessShareLock", "RowShareLock", "RowExclusiveLock", "ShareUpdateExclusiveLock", "ShareLock"),
    *("ShareRowExclusiveLock", "ExclusiveLock", "AccessExclusiveLock"),
)
ROW_EXCLUSIVE, SHARE_UPDATE_EXCLUSIVE = 2, 3
HELD = """
    SELECT c.relname::text, l.mode FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
    WHERE l.pid = pg_backend_pid() AND l.granted AND c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
        AND c.relname !~ '^_dazzle_'
"""
THERE = "SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace"
STEP = re.compile(r"\d+\. (?P<said>.*)")
LOCK = re.compile(r"(?:ACCESS|SHARE ROW|SHARE UPDATE) EXCLUSIVE")


@contextmanager
def watched(folder: Path) -> Iterator[list[str]]:
    """While it lasts, each step that ends is looked at. Gives what was: `revision: step`. The folder has the files."""
    seen: list[str] = []
    write = Journal.write

    def looked_at(self: Journal, step: str, state: State) -> None:
        if state is State.DONE and self.connection.info.transaction_status == TransactionStatus.INTRANS:
            (path,) = folder.rglob(f"*_{self.revision}.py")
            said = steps_of(path.read_text())[step]
            exceeding = sorted(set(_exceeding(self.connection, said)))
            assert not exceeding, f"{path.name}: {step}: {said}: {exceeding}"
            seen.append(f"{self.revision}: {step}")
        write(self, step, state)

    with patch.object(Journal, "write", looked_at):
        yield seen


def steps_of(text: str) -> dict[str, str]:
    """What the head of a file says of the locks of each step, by the step's name."""
    joined = re.sub(r"\n +", " ", ast.get_docstring(ast.parse(text)) or "")
    found = (found["said"] for line in joined.splitlines() if (found := STEP.match(line)) is not None)
    return dict(each.rsplit(": ", 1) for each in found)


def _exceeding(connection: psycopg.Connection, said: str) -> Iterator[str]:
    """The locks on tables that others see, which the head does not tell of."""
    with psycopg.connect(connection.info.dsn) as other:
        there = {name for (name,) in other.execute(THERE)}
    allowed = _allowed(said)
    for table, mode in connection.execute(HELD).fetchall():
        level = MODES.index(mode)
        named = table in re.split(r"[ ,:]+", said)
        told = level <= max(allowed, ROW_EXCLUSIVE) and (named or level <= SHARE_UPDATE_EXCLUSIVE)
        if table in there and not told:
            yield f"{mode} on {table}"


def _allowed(said: str) -> int:
    found = LOCK.search(said)
    name = "" if found is None else found[0].title().replace(" ", "") + "Lock"
    return MODES.index(name) if name else -1
