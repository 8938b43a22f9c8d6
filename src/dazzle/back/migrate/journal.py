"""The journal of a revision that runs in steps: which of them are through, so that a rerun goes on behind them.

A row is written in the transaction of its step, and all rows of a revision go in the one that records it as applied:
rows that are there tell of a revision that stopped half way.
"""

from dataclasses import dataclass
from enum import StrEnum

import psycopg

JOURNAL = """CREATE TABLE IF NOT EXISTS _dazzle_step (
    revision TEXT NOT NULL, step TEXT NOT NULL, state TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
    CONSTRAINT pk__dazzle_step PRIMARY KEY (revision, step), CONSTRAINT ck__dazzle_step_state
    CHECK (state IN ('begun', 'done')))"""
THERE = "SELECT to_regclass('_dazzle_step') IS NOT NULL"


class State(StrEnum):
    """`begun` is of a step without a transaction of its own: what it made may be there, whole or broken."""

    BEGUN = "begun"
    DONE = "done"


def building(index: str) -> str:
    """The name of a step that builds an index."""
    return f"build {index}"


def dropping(index: str) -> str:
    return f"drop {index}"


@dataclass(frozen=True, slots=True)
class Journal:
    """The rows of one revision, on a connection whose transaction is the caller's."""

    connection: psycopg.Connection
    revision: str

    def ensure(self) -> None:
        """Make the table if it is missing; asked first, for plain `alembic` may run as somebody who may not."""
        if not is_there(self.connection):
            self.connection.execute(JOURNAL)

    def state(self, step: str) -> State | None:
        found = self.connection.execute(
            "SELECT state FROM _dazzle_step WHERE revision = %s AND step = %s", (self.revision, step)
        ).fetchone()
        return None if found is None else State(found[0])

    def write(self, step: str, state: State) -> None:
        self.connection.execute(
            "INSERT INTO _dazzle_step (revision, step, state) VALUES (%s, %s, %s)"
            " ON CONFLICT (revision, step) DO UPDATE SET state = EXCLUDED.state, at = now()",
            (self.revision, step, state.value),
        )

    def forget_step(self, step: str) -> None:
        """It is undone."""
        self.connection.execute("DELETE FROM _dazzle_step WHERE revision = %s AND step = %s", (self.revision, step))

    def forget(self) -> None:
        """The revision is through."""
        if is_there(self.connection):
            self.connection.execute("DELETE FROM _dazzle_step WHERE revision = %s", (self.revision,))


@dataclass(frozen=True, slots=True)
class Halfway:
    """A revision that stopped half way: its steps that are through, oldest first, and the one that was begun."""

    revision: str
    done: tuple[str, ...]
    begun: str | None


def halfway(connection: psycopg.Connection) -> tuple[Halfway, ...]:
    """What the journal tells; () is the usual."""
    if not is_there(connection):
        return ()
    steps: dict[str, list[tuple[str, str]]] = {}
    rows = connection.execute("SELECT revision, step, state FROM _dazzle_step ORDER BY at, step").fetchall()
    for revision, step, state in rows:
        steps.setdefault(revision, []).append((step, state))
    return tuple(
        Halfway(
            revision,
            tuple(step for step, state in found if state == State.DONE),
            next((step for step, state in found if state == State.BEGUN), None),
        )
        for revision, found in steps.items()
    )


def is_there(connection: psycopg.Connection) -> bool:
    found = connection.execute(THERE).fetchone()
    return found is not None and bool(found[0])
