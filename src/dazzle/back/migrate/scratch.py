"""Scratch databases: a database that the revisions have brought to head, to compare with and to try things in.

It is kept, named by the content of the revision files: an unchanged history costs one catalogue query, and a new
revision runs alone, on a copy of the one before. So whoever uses one rolls back. Locks say what is in use; they end
with their connection.
"""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import psycopg
import sqlalchemy as sa
from psycopg import sql
from psycopg.conninfo import make_conninfo

from dazzle.back.connection import connect, database_errors
from dazzle.back.migrate.environment import connected
from dazzle.back.migrate.history import History
from dazzle.back.migrate.lock import migration_lock, try_lock
from dazzle.back.migrate.progress import unwatched
from dazzle.back.migrate.runner import Runner

PREFIX = "dazzle_scratch"
LAYOUT = 2  # of what such a database holds besides the revisions' work
KEPT = 5
EMPTY = "template0"
BUILDING = "_b"


@contextmanager
def at_head(server_url: str, history: History) -> Iterator[sa.Connection]:
    """A transaction in a database with every revision applied; it is rolled back, whatever was done in it.

    The URL is of a role that may make databases. Raises MigrationError when a revision does not run.
    """
    with database_errors(server_url), connect(server_url, autocommit=True, application_name=PREFIX) as keeper:
        name = _ready(keeper, server_url, history)
        with connected(make_conninfo(server_url, dbname=name)) as connection, connection.begin() as transaction:
            yield connection
            transaction.rollback()


def _ready(keeper: psycopg.Connection, server_url: str, history: History) -> str:
    """The name of the database at head, which is in use from now on, and made when it is not there."""
    names = tuple(_names(keeper, history))
    head = names[-1]
    keeper.execute("SELECT pg_advisory_lock_shared(%s)", (_key(head),))
    if not _exists(keeper, head):
        with migration_lock(server_url, unwatched, key=_key(f"{head}{BUILDING}")):
            if not _exists(keeper, head):
                _build(keeper, server_url, history, names)
                _sweep(keeper, _family(history))
    return head


def _build(keeper: psycopg.Connection, server_url: str, history: History, names: Sequence[str]) -> None:
    """Make the last of the names, from the longest part of the history that there is."""
    head, build = names[-1], names[-1] + BUILDING
    _drop(keeper, build)
    base = next((name for name in reversed(names) if _exists(keeper, name)), EMPTY)
    try:
        _copy(keeper, build, base)
    except (psycopg.errors.ObjectInUse, psycopg.errors.InvalidCatalogName):  # used, or swept, by another process
        _copy(keeper, build, EMPTY)
    Runner(make_conninfo(server_url, dbname=build), history).rehearse()
    statement = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    keeper.execute(statement.format(sql.Identifier(build), sql.Identifier(head)))


def _names(keeper: psycopg.Connection, history: History) -> Iterator[str]:
    """What a database is called before the first revision, after the first, ... and at head."""
    digest = hashlib.sha256(f"{LAYOUT} {keeper.info.server_version}".encode())
    family = _family(history)
    yield f"{family}_{digest.hexdigest()[:12]}"
    for revision in history.revisions:
        digest.update(revision.content.encode())
        yield f"{family}_{digest.hexdigest()[:12]}"


def _family(history: History) -> str:
    """What the names of all scratch databases of one project begin with."""
    place = history.project_versions or history.framework_versions
    return f"{PREFIX}_{hashlib.sha256(str(place.resolve()).encode()).hexdigest()[:8]}"


def _key(name: str) -> int:
    """The advisory lock of a database's name."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:7])


def _exists(keeper: psycopg.Connection, name: str) -> bool:
    return keeper.execute("SELECT FROM pg_database WHERE datname = %s", (name,)).rowcount == 1


def _copy(keeper: psycopg.Connection, name: str, template: str) -> None:
    """Through the log, for a copy of files makes PostgreSQL write a checkpoint before and after."""
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY wal_log")
    keeper.execute(statement.format(sql.Identifier(name), sql.Identifier(template)))


def _drop(keeper: psycopg.Connection, name: str) -> None:
    keeper.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _sweep(keeper: psycopg.Connection, family: str) -> None:
    """Drop all but the newest, unless they are in use; and what a process that was killed left half made."""
    listed = keeper.execute(
        "SELECT datname::text FROM pg_database WHERE starts_with(datname::text, %s) ORDER BY oid DESC", (f"{family}_",)
    )
    names = [name for (name,) in listed]
    building = [name for name in names if name.endswith(BUILDING)]
    for name in [*building, *[name for name in names if name not in building][KEPT:]]:
        if try_lock(keeper, _key(name)):
            _drop(keeper, name)
            keeper.execute("SELECT pg_advisory_unlock(%s)", (_key(name),))
