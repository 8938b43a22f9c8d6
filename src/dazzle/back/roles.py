"""An application's two roles and its database, as SQL: for the embedded cluster, and for a server of one's own.

Superusers pass by every policy, and so does the owner of a table that does not force them. So one role owns and
migrates, and another serves: it owns nothing, and may use whatever the first one makes.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from psycopg.sql import Identifier
from psycopg.sql import quote as literal

LONGEST_NAME = 63  # bytes (PostgreSQL documentation 4.1.1)
LONGEST = LONGEST_NAME - len("_owner")
RESERVED = ("postgres", "template0", "template1")
PLAIN = re.compile(r"[a-z0-9_]+")
ATTRIBUTES = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """`unless` is a query: with a row of it, there is nothing to do. `inside` the application's database or outside."""

    sql: str
    unless: str | None = None
    inside: bool = False


def statements(names: Names) -> Iterator[Statement]:
    """What makes the roles, the database and the rights, in order; run again, it does nothing.

    By a superuser, or by a role that may make roles and databases: that one is given the owner's role, because
    PostgreSQL lets nobody make things for a role whose rights he has not.
    """
    for role in (names.owner, names.app):
        yield Statement(sql=making(role), unless=f"SELECT FROM pg_roles WHERE rolname = {literal(role)}")
    yield Statement(
        sql=f"GRANT {identifier(names.owner)} TO CURRENT_USER",
        unless=f"SELECT WHERE pg_has_role({literal(names.owner)}, 'USAGE')",
    )
    yield Statement(
        sql=f"CREATE DATABASE {identifier(names.database)} OWNER {identifier(names.owner)}",
        unless=f"SELECT FROM pg_database WHERE datname = {literal(names.database)}",
    )
    yield from (Statement(sql=sql, inside=True) for sql in serving_rights(names))


def owning(names: Names) -> str:
    """Give the database to its owner, whoever made it."""
    return f"ALTER DATABASE {identifier(names.database)} OWNER TO {identifier(names.owner)}"


def identifier(name: str) -> str:
    return Identifier(name).as_string()


def making(role: str, *, known: bool = False) -> str:
    """Make the role, or, where it is `known`, make it what it should be, which takes a superuser."""
    return f"{'ALTER' if known else 'CREATE'} ROLE {identifier(role)} {ATTRIBUTES}"


def serving_rights(names: Names) -> Iterator[str]:
    """What the serving role may do with what there is, and with what the owner will make; in their database."""
    database, owner, app = map(identifier, (names.database, names.owner, names.app))
    coming = f"ALTER DEFAULT PRIVILEGES FOR ROLE {owner} GRANT"
    yield f"{coming} SELECT, INSERT, UPDATE, DELETE ON TABLES TO {app}"
    yield f"{coming} USAGE, SELECT ON SEQUENCES TO {app}"
    yield f"{coming} USAGE ON SCHEMAS TO {app}"
    yield f"GRANT USAGE ON SCHEMA public TO {app}"
    yield f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {app}"
    yield f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {app}"
    yield f"REVOKE CONNECT, TEMPORARY ON DATABASE {database} FROM PUBLIC"
    yield f"GRANT CONNECT ON DATABASE {database} TO {app}"  # the mark that all of the above is done


def script(names: Names) -> str:
    """The statements for psql, to be run as often as one likes."""
    found = tuple(statements(names))
    owner, app = identifier(names.owner), identifier(names.app)
    head = f"""\
-- The database `{names.database}` and its two roles: {names.owner} owns and migrates, {names.app} serves.
-- Run it as a role that may make roles and databases; what is there already stays:
--   psql -v ON_ERROR_STOP=1 --dbname postgres --file roles.sql
"""
    tail = f"""\
-- The roles have no passwords yet, and where the server asks for one they cannot log in. psql asks for it and sends it
-- as a hash, so that it stands in no file and no log:
--   \\password {owner}
--   \\password {app}
"""
    outside = "\n".join(_for_psql(each) for each in found if not each.inside)
    inside = "\n".join(f"{each.sql};" for each in found if each.inside)
    return "\n".join((head, outside, "", _connecting(names.database), "", inside, "", tail)).rstrip()


def _for_psql(statement: Statement) -> str:
    """A SELECT whose results psql runs."""
    if statement.unless is None:
        return f"{statement.sql};"
    return f"SELECT {literal(statement.sql)} WHERE NOT EXISTS ({statement.unless}) \\gexec"


def _connecting(database: str) -> str:
    """The command of psql's that goes on in this database of the same server.

    A name that could be taken for something else stands in a connection string, as pg_dumpall writes it (PostgreSQL
    documentation 34.1.1.1).
    """
    if PLAIN.fullmatch(database):
        return f"\\connect {database}"
    value = database.replace("\\", r"\\").replace("'", r"\'")
    written = f"dbname='{value}'".replace('"', '""')
    return f'\\connect -reuse-previous=on "{written}"'
