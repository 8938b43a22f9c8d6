"""The database that a command works on: chosen, opened, and described without its password."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Self

import psycopg
from psycopg.rows import TupleRow

from dazzle.back.choice import Choice, DatabaseSettings, EnvironmentSettings, choose, scratch_url
from dazzle.back.connection import connect, database_errors, explained
from dazzle.back.embedded import Cluster
from dazzle.back.embedded import binaries as programs
from dazzle.back.embedded.roles import furnish
from dazzle.diagnostics.errors import DatabaseRefused

__all__ = [
    "Choice",
    "Database",
    "DatabaseSettings",
    "EnvironmentSettings",
    "choose",
    "connect",
    "database_errors",
    "explained",
    "opened",
    "scratch_identity",
    "scratch_server",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Database:
    """`url` migrates, as the owner; `app_url` serves. The other fields are the first one's, for people to read."""

    url: str = field(repr=False)
    app_url: str = field(repr=False)
    source: str
    host: str
    port: int
    name: str
    user: str

    @classmethod
    def behind(cls, connection: psycopg.Connection[TupleRow], *, url: str, app_url: str, source: str) -> Self:
        """The database that the connection to `url` has reached."""
        info = connection.info
        return cls(
            url=url, app_url=app_url, source=source, host=info.host, port=info.port, name=info.dbname, user=info.user
        )

    def describe(self) -> str:
        """`user@host:port/name (source)`: one line, never the password."""
        where = "local socket" if self.host.startswith("/") else f"{self.host}:{self.port}"
        return f"{self.user}@{where}/{self.name} ({self.source})"


@contextmanager
def opened(choice: Choice) -> Iterator[Database]:
    """The chosen database, reached and new enough; the embedded cluster is held until the end of the block.

    ClusterError, DatabaseUnreachable or DatabaseRefused says why it cannot be used.
    """
    if choice.url is not None:
        yield _reached(choice, choice.migrate_url or choice.url, choice.url)
        return
    with Cluster(choice.settings.root) as cluster:
        with database_errors(cluster.url()):
            names = furnish(cluster, choice.settings.label)
        yield _reached(choice, cluster.url(names.database, names.owner), cluster.url(names.database, names.app))


@contextmanager
def scratch_server(settings: DatabaseSettings, environ: Mapping[str, str] = os.environ) -> Iterator[str]:
    """The URL of a server, as a role that may make databases there: `scratch_url`, else the embedded cluster's."""
    url = scratch_url(settings, environ)
    if url is not None:
        yield url
        return
    with Cluster(settings.root) as cluster:
        yield cluster.url()


def scratch_identity(settings: DatabaseSettings, environ: Mapping[str, str] = os.environ) -> str:
    """What tells one server for scratch databases from another, and from its newer self; the embedded one may rest."""
    url = scratch_url(settings, environ)
    if url is None:
        return programs.identity(programs.locate())
    with connect(url, autocommit=True) as connection:
        return f"{connection.info.host}:{connection.info.port} {connection.info.server_version}"


def _reached(choice: Choice, url: str, app_url: str) -> Database:
    with connect(url, autocommit=True) as connection:
        version, oldest = connection.info.server_version // 10000, choice.settings.min_version
        if version < oldest:
            raise DatabaseRefused(
                f"the database server is PostgreSQL {version}, and this project needs {oldest} or newer",
                help="use a newer server; `min_version` in dazzle.toml says what the project needs",
            )
        return Database.behind(connection, url=url, app_url=app_url, source=choice.source)
