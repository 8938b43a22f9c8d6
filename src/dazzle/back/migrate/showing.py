"""Tables that a step shows to their owner while PostgreSQL asks for their rows, and what holds the owner again.

The two are steps of their own, so a run may end between them. The journal tells of it; who runs next, or ends, forces
the row security again and takes the journal's row away, so that the revision lifts it anew when it goes on.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psycopg

from dazzle.back.migrate.bounds import LOCK_BOUND
from dazzle.back.migrate.journal import Journal, halfway
from dazzle.back.migrate.progress import Report
from dazzle.back.migrate.shown import showing, shown
from dazzle.back.rowsecurity import forcing

ATTEMPTS = 10
PAUSE = 0.2


@contextmanager
def held_again(connection: psycopg.Connection, report: Report) -> Iterator[None]:
    """Force what a run before has left lifted, and on an error or an interruption what this one leaves so."""
    hold_again(connection, report)
    try:
        yield
    except BaseException:
        with suppress(psycopg.Error):  # it may be the connection that has failed: the next run does it
            hold_again(connection, report)
        raise


def hold_again(connection: psycopg.Connection, report: Report) -> None:
    """On a connection that commits each statement. A table that is in use all the time stays for the next run."""
    for each in halfway(connection):
        for table in shown(each):
            problem = _hold(connection, each.revision, table)
            report(
                f"forced the row security of {table} again"
                if problem is None
                else f"the row security of {table} is still lifted: {problem}"
            )


def _hold(connection: psycopg.Connection, revision: str, table: str) -> str | None:
    """What stood in the way, None when it is done."""
    problem = None
    for attempt in range(ATTEMPTS):
        if attempt:
            time.sleep(PAUSE)
        try:
            with connection.transaction():
                connection.execute(LOCK_BOUND.encode())
                connection.execute(forcing(table, forced=True).encode())
                Journal(connection, revision).forget_step(showing(table))
        except psycopg.errors.LockNotAvailable as error:
            problem = error.diag.message_primary
        except psycopg.errors.ProgrammingError as error:  # such as a table that somebody has dropped since
            return error.diag.message_primary
        else:
            return None
    return problem
