"""An application's two roles and its database in the embedded cluster.

initdb's user is a superuser, and superusers pass by every policy. So one role owns and migrates, and another serves:
it owns nothing, and may use whatever the first one makes.
"""

import hashlib
from dataclasses import dataclass
from typing import LiteralString, Self

import psycopg
from psycopg.sql import SQL, Composed, Identifier

from dazzle.back.embedded.cluster import Cluster

LONGEST = 63 - len("_owner")
RESERVED = ("postgres", "template0", "template1")
CREATE_ROLE = "CREATE ROLE {role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS"
ALTER_ROLE = "ALTER ROLE {role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS"
CREATE_DATABASE = "CREATE DATABASE {database} OWNER {owner}"
ALTER_DATABASE = "ALTER DATABASE {database} OWNER TO {owner}"
SERVING_RIGHTS = (
    "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {app}",
    "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} GRANT USAGE, SELECT ON SEQUENCES TO {app}",
    "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} GRANT USAGE ON SCHEMAS TO {app}",
    "GRANT USAGE ON SCHEMA public TO {app}",
    "REVOKE CONNECT, TEMPORARY ON DATABASE {database} FROM PUBLIC",
    "GRANT CONNECT ON DATABASE {database} TO {app}",  # the mark that all of the above is done
)
IS_FURNISHED = """
    SELECT EXISTS (
      SELECT FROM pg_database AS d, aclexplode(d.datacl) AS granted
      WHERE d.datname = %(database)s
        AND d.datdba = (SELECT oid FROM pg_roles WHERE rolname = %(owner)s)
        AND granted.grantee = (SELECT oid FROM pg_roles WHERE rolname = %(app)s)
        AND granted.privilege_type = 'CONNECT')
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What an application's database and roles are called."""

    database: str
    owner: str
    app: str

    @classmethod
    def of(cls, label: str) -> Self:
        """After the label, unless PostgreSQL keeps that name for itself or it is too long for one."""
        if label in RESERVED or label.startswith("pg_"):
            label = f"app_{label}"
        if len(label) > LONGEST:
            label = f"{label[: LONGEST - 9]}_{hashlib.sha256(label.encode()).hexdigest()[:8]}"
        return cls(database=label, owner=f"{label}_owner", app=f"{label}_app")


def furnish(cluster: Cluster, label: str) -> Names:
    """Makes what is missing of the application's roles and database; the cluster must be held."""
    names = Names.of(label)
    if not _is_furnished(cluster, names):
        with cluster.locked():
            if not _is_furnished(cluster, names):
                _make(cluster, names)
    return names


def _is_furnished(cluster: Cluster, names: Names) -> bool:
    parameters = {"database": names.database, "owner": names.owner, "app": names.app}
    with psycopg.connect(cluster.url(), autocommit=True) as connection:
        row = connection.execute(IS_FURNISHED, parameters).fetchone()
    return row is not None and row[0]


def _make(cluster: Cluster, names: Names) -> None:
    """Each step does nothing when it was done before: a killed process may have left us in the middle."""
    with psycopg.connect(cluster.url(), autocommit=True) as connection:
        known = {row[0] for row in connection.execute("SELECT rolname FROM pg_roles")}
        for role in (names.owner, names.app):
            making = ALTER_ROLE if role in known else CREATE_ROLE
            connection.execute(_filled(making, role=role))
        databases = {row[0] for row in connection.execute("SELECT datname FROM pg_database")}
        making = ALTER_DATABASE if names.database in databases else CREATE_DATABASE
        connection.execute(_filled(making, database=names.database, owner=names.owner))
    with psycopg.connect(cluster.url(names.database)) as connection:
        for statement in SERVING_RIGHTS:
            connection.execute(_filled(statement, database=names.database, owner=names.owner, app=names.app))


def _filled(statement: LiteralString, **names: str) -> Composed:
    used = {key: Identifier(name) for key, name in names.items() if f"{{{key}}}" in statement}
    return SQL(statement).format(**used)
