"""Whether a migration can be run through a connection: a primary server at its end, and no pooler between."""

from contextlib import suppress

import psycopg

from dazzle.back.connection import connect
from dazzle.diagnostics.errors import DatabaseRefused

ROUNDS = 3


def refuse_unfit(connection: psycopg.Connection, url: str) -> None:
    """Raises DatabaseRefused for a replica, and for a pooler that gives each transaction another session.

    Behind such a pooler a lock of the session, which is what keeps two runs apart, may be anybody's.
    """
    if _one(connection, "SELECT pg_is_in_recovery()"):
        raise DatabaseRefused(
            "this is a replica: it only repeats what its primary does",
            help="use the URL of the primary server; target_session_attrs=read-write in it finds the primary",
        )
    # A pooler makes up the number that a client is told when it connects.
    if connection.info.backend_pid != _one(connection, "SELECT pg_backend_pid()") and not _is_kept(connection, url):
        raise DatabaseRefused(
            "between here and the database is a pooler that gives each transaction another session, and a migration"
            " needs one of its own",
            help="name the URL that leads past it as `[migrations] url` in dazzle.toml, or as DAZZLE_MIGRATE_URL",
        )


def _is_kept(connection: psycopg.Connection, url: str) -> bool:
    """Whether the session stays this client's while another one has a transaction open."""
    session = _one(connection, "SELECT pg_backend_pid()")
    for _ in range(ROUNDS):
        with suppress(psycopg.errors.ProtocolViolation), connect(url) as other:
            # Asked first: with a single session behind the pooler, we would wait for this transaction to end.
            kept = _one(other, "SELECT pg_backend_pid()") != session
            if kept and _one(connection, "SELECT pg_backend_pid()") == session:
                continue
        return False
    return True


def _one(connection: psycopg.Connection, question: str) -> object:
    found = connection.execute(question.encode()).fetchone()
    assert found is not None
    return found[0]
