"""The runner's own tables, and what it writes down in them and in DeployHistory.

They are no part of any revision: the runner makes them when they are missing, under the lock; the app never does.
"""

import getpass
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import psycopg
from psycopg.types.json import Jsonb

from dazzle.back.migrate.journal import JOURNAL

VERSION_TABLE = "alembic_version"
REVISIONS = """CREATE TABLE IF NOT EXISTS _dazzle_revision (
    revision TEXT NOT NULL, checksum TEXT NOT NULL, applied_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
    applied_by TEXT NOT NULL, duration_ms INTEGER NOT NULL,
    CONSTRAINT pk__dazzle_revision PRIMARY KEY (revision))"""
TABLES: Mapping[str, str] = {
    # As Alembic makes it, so that plain Alembic and we find one another's.
    VERSION_TABLE: """CREATE TABLE IF NOT EXISTS alembic_version (
        version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))""",
    "_dazzle_params": """CREATE TABLE IF NOT EXISTS _dazzle_params (
        key TEXT NOT NULL, scope TEXT NOT NULL, scope_id TEXT NOT NULL DEFAULT '', value_json JSONB NOT NULL,
        updated_by TEXT, updated_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        CONSTRAINT pk__dazzle_params PRIMARY KEY (key, scope, scope_id))""",
    "_dazzle_step": JOURNAL,
    "_dazzle_revision": REVISIONS,
}
PRIVATE_PREFIX = "_dazzle_"
CREATED_KEY = "created_schema"
MIGRATIONS_SCOPE = "migrations"
DEPLOY_HISTORY = "dazzle_deploy_history"
LONGEST_PERSON = 200  # DeployHistory.deployed_by


def is_bookkeeping(table: str) -> bool:
    """True for a table that no comparison looks at."""
    return table == VERSION_TABLE or table.startswith(PRIVATE_PREFIX)


def ensure_tables(connection: psycopg.Connection) -> None:
    """Make what is missing; the caller holds the lock, since two IF NOT EXISTS at once may still collide.

    Asked first: IF NOT EXISTS is refused to who may make no tables, even when there is nothing to make.
    """
    for table, statement in TABLES.items():
        there = connection.execute("SELECT to_regclass(%s) IS NOT NULL", (table,)).fetchone()
        if there is None or not there[0]:
            connection.execute(statement.encode())


def created_schema(connection: psycopg.Connection) -> tuple[str, ...]:
    """The DDL that `create_all` ran in this database, oldest first; () when it never did."""
    there = connection.execute("SELECT to_regclass('_dazzle_params') IS NOT NULL").fetchone()
    if there is None or not there[0]:
        return ()
    found = connection.execute(
        "SELECT value_json FROM _dazzle_params WHERE key = %s AND scope = %s", (CREATED_KEY, MIGRATIONS_SCOPE)
    ).fetchone()
    return () if found is None else tuple(found[0])


def record_created(connection: psycopg.Connection, statements: tuple[str, ...]) -> None:
    """Add to what `created_schema` tells."""
    everything = [*created_schema(connection), *statements]
    connection.execute(
        "INSERT INTO _dazzle_params (key, scope, value_json, updated_by) VALUES (%s, %s, %s, %s)"
        " ON CONFLICT (key, scope, scope_id)"
        " DO UPDATE SET value_json = EXCLUDED.value_json, updated_by = EXCLUDED.updated_by, updated_at = now()",
        (CREATED_KEY, MIGRATIONS_SCOPE, Jsonb(everything), person()),
    )


def forget_created(connection: psycopg.Connection) -> None:
    """The created schema was adopted: from now on the revisions tell it."""
    connection.execute("DELETE FROM _dazzle_params WHERE key = %s AND scope = %s", (CREATED_KEY, MIGRATIONS_SCOPE))


def person() -> str:
    """Who migrates: the account and the machine."""
    try:
        account = getpass.getuser()
    except (KeyError, OSError):  # a numeric user without an entry, as in containers
        account = "unknown"
    return f"{account}@{socket.gethostname()}"[:LONGEST_PERSON]


class Outcome(StrEnum):
    """The values of DeployHistory's status that a run ends with."""

    COMPLETED = "completed"
    FAILED = "failed"
    ROLLED_BACK = "rolled_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deployment:
    """One run, as DeployHistory tells it: from which revision to which."""

    version: str
    previous: str | None
    duration_ms: int
    outcome: Outcome


def record_deployment(connection: psycopg.Connection, deployment: Deployment) -> None:
    """A row of DeployHistory; none before the revision that makes the table."""
    there = connection.execute("SELECT to_regclass(%s) IS NOT NULL", (DEPLOY_HISTORY,)).fetchone()
    if there is None or not there[0]:
        return
    connection.execute(
        "INSERT INTO dazzle_deploy_history"
        " (version, previous_version, deployed_by, status, rollback_of, duration_ms) VALUES (%s, %s, %s, %s, %s, %s)",
        (
            deployment.version,
            deployment.previous,
            person(),
            deployment.outcome.value,
            deployment.previous if deployment.outcome is Outcome.ROLLED_BACK else None,
            deployment.duration_ms,
        ),
    )
