"""Scratch databases: copies of one that the revisions have brought to head, each for one comparison.

The database at head is kept as a template, named by the content of the revision files, so an unchanged history costs
one catalogue query and a new revision runs alone. Nobody stays connected to a template: PostgreSQL could not copy it.
Locks say what is in use; they end with their connection, so what a killed process left is found and dropped.
"""

import hashlib
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from alembic import command
from psycopg import sql
from psycopg.conninfo import make_conninfo

from dazzle.back.connection import connect, database_errors
from dazzle.back.migrate.history import History
from dazzle.back.migrate.lock import migration_lock, try_lock
from dazzle.back.migrate.runner import Runner, silent

PREFIX = "dazzle_scratch"
LAYOUT = 1  # of what a template holds besides the revisions' work
KEPT = 5
COPIES_FROM = 2  # tries: a template may be dropped between choosing and copying it


@contextmanager
def at_head(server_url: str, history: History) -> Iterator[str]:
    """The URL of a database of one's own with every revision applied; it is dropped afterwards.

    The URL given is of a role that may make databases. Raises MigrationError when a revision does not run.
    """
    family = _family(history)
    work = f"{family}_w_{uuid.uuid4().hex[:12]}"
    with database_errors(server_url), connect(server_url, autocommit=True, application_name=PREFIX) as keeper:
        try_lock(keeper, _key(work))
        _make_work(keeper, server_url, history, work)
        try:
            yield make_conninfo(server_url, dbname=work)
        finally:
            _drop(keeper, work)
            _sweep(keeper, family)


def _make_work(keeper: psycopg.Connection, server_url: str, history: History, work: str) -> None:
    for attempt in range(1, COPIES_FROM + 1):
        template = _template(keeper, server_url, history)
        try:
            _copy(keeper, work, template)
        except psycopg.errors.InvalidCatalogName:  # swept by a process of another history meanwhile
            if attempt == COPIES_FROM:
                raise
        else:
            return


def _template(keeper: psycopg.Connection, server_url: str, history: History) -> str:
    """The name of the template at head, made when it is not there, from the longest part of the history that is."""
    names = list(_names(keeper, history))
    if _existing(keeper, names[-1]):
        return names[-1]
    with migration_lock(server_url, silent, key=_key(names[-1])):
        if _existing(keeper, names[-1]):
            return names[-1]
        build = f"{names[-1]}_b"
        _drop(keeper, build)
        base = next((name for name in reversed(names) if _existing(keeper, name)), "template0")
        _copy(keeper, build, base)
        Runner(make_conninfo(server_url, dbname=build), history, silent).run(command.upgrade, "heads")
        statement = sql.SQL("ALTER DATABASE {} RENAME TO {}")
        keeper.execute(statement.format(sql.Identifier(build), sql.Identifier(names[-1])))
    return names[-1]


def _names(keeper: psycopg.Connection, history: History) -> Iterator[str]:
    """The template's name before the first revision, after the first, ... and at head."""
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


def _existing(keeper: psycopg.Connection, name: str) -> bool:
    return keeper.execute("SELECT FROM pg_database WHERE datname = %s", (name,)).rowcount == 1


def _copy(keeper: psycopg.Connection, name: str, template: str) -> None:
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY")
    keeper.execute(statement.format(sql.Identifier(name), sql.Identifier(template)))


def _drop(keeper: psycopg.Connection, name: str) -> None:
    keeper.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _sweep(keeper: psycopg.Connection, family: str) -> None:
    """Drop the copies whose process is gone, and all but the newest templates."""
    listed = keeper.execute(
        "SELECT datname::text FROM pg_database WHERE starts_with(datname::text, %s) ORDER BY oid DESC", (f"{family}_",)
    )
    names = [name for (name,) in listed]
    copies = [name for name in names if name.startswith(f"{family}_w_")]
    templates = [name for name in names if name not in copies and not name.endswith("_b")]
    for name in [*copies, *templates[KEPT:]]:
        if try_lock(keeper, _key(name)):
            _drop(keeper, name)
            keeper.execute("SELECT pg_advisory_unlock(%s)", (_key(name),))
