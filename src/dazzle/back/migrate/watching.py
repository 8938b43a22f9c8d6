"""What a migration waits for and how far it is, asked on another connection while it runs."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Self

import psycopg

from dazzle.back.connection import connect
from dazzle.back.migrate.lock import introduce
from dazzle.back.migrate.progress import Moment, Watch
from dazzle.diagnostics.errors import DatabaseError

FIRST = 0.05  # a run that is through sooner is not asked about
INTERVAL = 0.1
LONG = 2.0  # seconds after which it is said for how long something has gone on
LONGEST_QUERY = 120
# The oldest transaction first: others may stand in the queue behind it, as we do. pg_blocking_pids holds up whoever
# takes a lock, so it is asked while one is waited for, or where the view does not show what another role does.
BLOCKING = r"""
    SELECT b.pid, a.backend_type, a.application_name, a.usename,
        extract(epoch FROM clock_timestamp() - a.xact_start)::float8, a.state,
        left(regexp_replace(btrim(a.query), '\s+', ' ', 'g'), %s)
    FROM pg_stat_activity w CROSS JOIN LATERAL unnest(pg_blocking_pids(w.pid)) AS b (pid)
    LEFT JOIN pg_stat_activity a ON a.pid = b.pid
    WHERE w.pid = %s AND (w.wait_event_type = 'Lock' OR w.state IS NULL)
    ORDER BY a.xact_start NULLS LAST LIMIT 1
"""
BUILDING = """
    SELECT phase, blocks_done, blocks_total, tuples_done, tuples_total FROM pg_stat_progress_create_index
    WHERE pid = %s
"""


@dataclass(slots=True)
class Watcher:
    """Asks about one server process, in a thread, as long as it is entered."""

    url: str
    pid: int
    watch: Watch
    doing: Callable[[], Moment]
    blocking: str | None = None
    topic: str = ""
    since: float = 0.0
    _ended: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self._run, name="dazzle migration watch", daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        assert self._thread is not None
        self._thread.join()

    def _run(self) -> None:
        if self._ended.wait(FIRST):
            return
        try:
            with connect(self.url, autocommit=True) as connection:
                introduce(connection, "dazzle migration watch")
                while not self._ended.wait(INTERVAL):
                    self._look(connection)
        except (psycopg.Error, DatabaseError):
            return  # what ends the migration is told by the migration

    def _look(self, connection: psycopg.Connection) -> None:
        doing = self.doing()
        if doing.topic != self.topic:
            self.topic, self.since = doing.topic, time.monotonic()
        row = connection.execute(BLOCKING, (LONGEST_QUERY, self.pid)).fetchone()
        if row is not None:
            self.blocking = str(Session(*row))
            self.watch(Moment(f"{doing.topic} waits", f"{doing.text}: waiting for {self.blocking}", doing.share))
        elif (figures := _figures(connection, self.pid)) is not None:
            self.watch(Moment(doing.topic, f"{doing.text}, {figures[0]}", figures[1]))
        elif (took := time.monotonic() - self.since) > LONG:
            self.watch(Moment(doing.topic, f"{doing.text}, {took:.0f} s", doing.share))


@dataclass(frozen=True, slots=True)
class Session:
    """A session that others wait for, as pg_stat_activity shows it; without any rights there, its number alone."""

    pid: int
    kind: str | None
    application: str | None
    user: str | None
    age: float | None
    state: str | None
    query: str | None

    def __str__(self) -> str:
        """Who it is, for how long its transaction has been open, and its query."""
        if self.pid == 0:
            return "a prepared transaction (see pg_prepared_xacts)"
        parts = (
            f"pid {self.pid}",
            self.application or (self.kind if self.kind != "client backend" else None),
            f"user {self.user}" if self.user else None,
            f"its transaction open for {self.age:.0f} s" if self.age is not None else None,
            self.state if self.state != "active" else None,
        )
        who = ", ".join(filter(None, parts))
        return f"{who}: {self.query}" if self.query else who


def _figures(connection: psycopg.Connection, pid: int) -> tuple[str, float | None] | None:
    """How far an index is built, as PostgreSQL tells it, and the share of the phase that is through.

    None where there is no figure and nobody is waited for: the name of a phase alone says little.
    """
    row = connection.execute(BUILDING, (pid,)).fetchone()
    if row is None:
        return None
    phase, blocks, all_blocks, tuples, all_tuples = row
    if all_blocks:
        return f"{phase}, {blocks} of {all_blocks} blocks", blocks / all_blocks
    if all_tuples:
        return f"{phase}, {tuples} of {all_tuples} rows", min(1.0, tuples / all_tuples)
    return (str(phase), None) if phase is not None and phase.startswith("waiting") else None
