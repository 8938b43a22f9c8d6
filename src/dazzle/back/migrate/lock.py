"""One migration at a time: an advisory lock on a connection of its own, polled."""

import random
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psycopg

from dazzle.back.connection import connect
from dazzle.back.migrate.fitness import refuse_unfit
from dazzle.back.migrate.progress import Moment, Watch
from dazzle.diagnostics.errors import MigrationError

KEY = 0x64617A7A6C65  # "dazzle"; advisory locks are one space per database
SHORTEST_PAUSE = 0.1
LONGEST_PAUSE = 0.5
PATIENCE = 600.0
HOLDER = """
    SELECT a.pid, a.application_name
    FROM pg_locks l JOIN pg_stat_activity a USING (pid)
    WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND (l.classid::bigint << 32) | l.objid::bigint = %s
"""


@contextmanager
def migration_lock(
    url: str, watch: Watch, *, key: int = KEY, patience: float = PATIENCE
) -> Iterator[psycopg.Connection]:
    """Hold the lock; yields its connection, which is in autocommit.

    Raises MigrationError after `patience` seconds, and DatabaseRefused where a lock would be worth nothing.

    Nobody blocks inside `pg_advisory_lock()`: such a waiter holds a snapshot, and an index that the lock's holder
    builds concurrently waits for that snapshot for ever; PostgreSQL sees no deadlock in it. The lock ends with its
    connection, so a runner that was killed leaves none behind.
    """
    with connect(url, autocommit=True) as connection:
        refuse_unfit(connection, url)
        introduce(connection, "dazzle")
        connection.execute("SET idle_session_timeout = 0")  # it says nothing until the run has ended
        acquire(connection, watch, key=key, patience=patience)
        try:
            yield connection
        finally:
            with suppress(psycopg.OperationalError):  # it has ended, and the lock with it
                connection.execute("SELECT pg_advisory_unlock(%s)", (key,))


def introduce(connection: psycopg.Connection, what: str) -> None:
    """Who waits for us reads there who we are, whatever name the URL gives its connections."""
    name = f"{what} on {socket.gethostname()}"
    connection.execute("SELECT set_config('application_name', %s, false)", (name,))


def try_lock(connection: psycopg.Connection, key: int) -> bool:
    """Take the lock on this connection if it is free."""
    taken = connection.execute("SELECT pg_try_advisory_lock(%s)", (key,)).fetchone()
    return taken is not None and bool(taken[0])


def acquire(connection: psycopg.Connection, watch: Watch, *, key: int, patience: float = PATIENCE) -> None:
    """Take the lock as soon as it is free; tells who has it, and for how long that has been waited for."""
    started = time.monotonic()
    while not try_lock(connection, key):
        holder = _holder(connection, key)
        waited = time.monotonic() - started
        watch(Moment("lock", f"waiting for {holder}, {waited:.0f} s"))
        if waited > patience:
            raise MigrationError(
                f"another migration did not end in {patience:.0f} seconds: {holder}",
                help="look at what it does in pg_stat_activity; when it is stuck, end its process",
            )
        time.sleep(random.uniform(SHORTEST_PAUSE, LONGEST_PAUSE))


def _holder(connection: psycopg.Connection, key: int) -> str:
    found = connection.execute(HOLDER, (key,)).fetchone()
    if found is None:
        return "another migration"  # which has ended since
    pid, application = found
    return f"pid {pid}, {application or 'unnamed'}"
