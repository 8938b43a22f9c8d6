"""One migration at a time: an advisory lock on a connection of its own, polled."""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg

from dazzle.back.connection import connect
from dazzle.diagnostics.errors import MigrationError

KEY = 0x64617A7A6C65  # "dazzle"; advisory locks are one space per database
SHORTEST_PAUSE = 0.1
LONGEST_PAUSE = 0.5
PATIENCE = 600.0
HOLDER = """
    SELECT a.pid, a.application_name, coalesce(host(a.client_addr), 'this machine'),
        extract(epoch FROM clock_timestamp() - a.backend_start)::int
    FROM pg_locks l JOIN pg_stat_activity a USING (pid)
    WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND (l.classid::bigint << 32) | l.objid::bigint = %s
"""


@contextmanager
def migration_lock(
    url: str, report: Callable[[str], None], *, key: int = KEY, patience: float = PATIENCE
) -> Iterator[psycopg.Connection]:
    """Hold the lock; yields its connection, which is in autocommit. Raises MigrationError after `patience` seconds.

    Nobody blocks inside `pg_advisory_lock()`: such a waiter holds a snapshot, and an index that the lock's holder
    builds concurrently waits for that snapshot for ever; PostgreSQL sees no deadlock in it. The lock ends with its
    connection, so a runner that was killed leaves none behind.
    """
    with connect(url, autocommit=True, application_name="dazzle migration lock") as connection:
        _acquire(connection, report, key, patience)
        try:
            yield connection
        finally:
            if not connection.closed:
                connection.execute("SELECT pg_advisory_unlock(%s)", (key,))


def try_lock(connection: psycopg.Connection, key: int) -> bool:
    """Take the lock on this connection if it is free."""
    taken = connection.execute("SELECT pg_try_advisory_lock(%s)", (key,)).fetchone()
    return taken is not None and bool(taken[0])


def _acquire(connection: psycopg.Connection, report: Callable[[str], None], key: int, patience: float) -> None:
    end = time.monotonic() + patience
    said = ""
    while not try_lock(connection, key):
        holder = _holder(connection, key)
        if holder != said:
            report(f"waiting for {holder}")
            said = holder
        if time.monotonic() > end:
            raise MigrationError(
                f"another migration did not end in {patience:.0f} seconds: {holder}",
                help="look at what it does in pg_stat_activity; when it is stuck, end its process",
            )
        time.sleep(random.uniform(SHORTEST_PAUSE, LONGEST_PAUSE))


def _holder(connection: psycopg.Connection, key: int) -> str:
    found = connection.execute(HOLDER, (key,)).fetchone()
    if found is None:
        return "another migration"
    pid, application, client, _ = found
    return f"another migration (server process {pid}, {application or 'unnamed'}, from {client})"
