"""Connections, and what goes wrong with them in one clear sentence each."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Self

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.rows import TupleRow

from dazzle.diagnostics.errors import DatabaseError, DatabaseRefused, DatabaseUnreachable, ProjectError

CONNECT_SECONDS = 10
PATIENCE_SECONDS = 10.0  # for a server that is starting or recovering
RETRY_SECONDS = 0.1
CORRECT = "correct the database URL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a connection was to go, without the password. The defaults stand where this is not known."""

    server: str = "the database server"
    user: str = "this user"
    database: str = "of this name"

    @classmethod
    def of(cls, url: str) -> Self:
        try:
            parts = conninfo_to_dict(url)
        except psycopg.Error:
            # Without its cause, which quotes the URL with the password.
            raise ProjectError(
                "the database URL cannot be read", help="write it as postgresql://user:password@host:5432/database"
            ) from None
        known = {"user": parts.get("user"), "database": parts.get("dbname") or parts.get("user")}
        return cls(server=_server(parts), **{name: str(value) for name, value in known.items() if value})


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A kind of failure: known by SQLSTATE, or by its text, for a connection that was never made has no SQLSTATE."""

    kind: type[DatabaseError]
    states: tuple[str, ...] = ()
    text: re.Pattern[str] | None = None
    sentence: str
    help: str = field(default=CORRECT)

    def fits(self, error: psycopg.Error) -> bool:
        if error.sqlstate is not None:
            return error.sqlstate.startswith(self.states) if self.states else False
        return self.text is not None and self.text.search(str(error)) is not None


def _text(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


STARTING = Problem(
    kind=DatabaseUnreachable,
    states=("57P03",),
    text=_text(r"database system is (?:starting up|shutting down|in recovery)|not (?:yet )?accepting connections"),
    sentence="{server} is starting, stopping or recovering",
    help="try again in a moment; its log says how far it is",
)
BROKEN_OFF = Problem(
    kind=DatabaseUnreachable,
    states=("57P01", "57P02", "57P05", "08"),
    text=_text("terminating connection|server closed the connection|connection is (?:lost|closed)|broken pipe"),
    sentence="{server} broke off the connection",
    help="it was stopped or restarted: look at its log and try again",
)
PROBLEMS = (
    STARTING,
    Problem(
        kind=DatabaseRefused,
        states=("53100",),
        text=_text("no space left on device"),
        sentence="the disk of {server} is full",
        help="free some space there; what was committed is kept",
    ),
    Problem(
        kind=DatabaseRefused,
        text=_text("no password supplied"),
        sentence="{server} wants a password for `{user}`, and the database URL has none",
        help="write the URL as postgresql://user:password@host:5432/database",
    ),
    Problem(
        kind=DatabaseRefused,
        states=("28P01",),
        text=_text("authentication failed"),
        sentence="{server} refuses the password of `{user}`",
        help="correct user and password of the database URL",
    ),
    Problem(
        kind=DatabaseRefused,
        text=_text('role ".*" does not exist'),
        sentence="{server} has no role `{user}`",
        help="create it (CREATE ROLE ... LOGIN), or correct the user of the database URL",
    ),
    Problem(
        kind=DatabaseRefused,
        states=("3D000",),
        text=_text('database ".*" does not exist'),
        sentence="{server} has no database `{database}`",
        help="create it (CREATE DATABASE), or correct the name in the database URL",
    ),
    Problem(
        kind=DatabaseRefused,
        states=("28",),
        text=_text(r"pg_hba\.conf|is not permitted to log in|permission denied for database"),
        sentence="{server} does not let `{user}` use the database `{database}` from here",
        help="allow it on the server (pg_hba.conf, LOGIN, GRANT CONNECT), or correct the database URL",
    ),
    Problem(
        kind=DatabaseRefused,
        states=("53300",),
        text=_text("too many (?:clients|connections)|remaining connection slots"),
        sentence="{server} has no connection left",
        help="close other clients, or raise max_connections or the connection limit of role or database",
    ),
    Problem(
        kind=DatabaseRefused,
        states=("25006",),
        text=_text("session is read-only|server is in hot standby"),
        sentence="the database is read-only: this is a replica, or default_transaction_read_only is set",
        help="use the URL of the primary server; target_session_attrs=read-write in it finds the primary",
    ),
    BROKEN_OFF,
    Problem(
        kind=DatabaseUnreachable,
        text=_text("resolve host|translate host name"),
        sentence="the host of {server} is not known",
        help="correct the host of the database URL, or look at this machine's name service",
    ),
    Problem(
        kind=DatabaseUnreachable,
        text=_text("connection refused|no such file or directory"),
        sentence="nobody answers at {server}",
        help="start PostgreSQL there, or correct host and port of the database URL",
    ),
    Problem(
        kind=DatabaseUnreachable,
        text=_text("timeout expired|timed out|network is unreachable|no route to host"),
        sentence="{server} cannot be reached over the network",
        help="look at the network and its firewalls, or correct the host of the database URL",
    ),
    Problem(
        kind=DatabaseUnreachable,
        text=_text("couldn't get a connection"),
        sentence="no connection to {server} was free in time",
        help="look whether the server answers, and what keeps its connections busy",
    ),
    Problem(
        kind=DatabaseRefused,
        text=_text("ssl"),
        sentence="{server} and this client do not agree on TLS",
        help="correct sslmode and the certificates that the database URL names",
    ),
)


def connect(url: str, *, autocommit: bool = False, application_name: str = "dazzle") -> psycopg.Connection[TupleRow]:
    """A connection. DatabaseUnreachable or DatabaseRefused says why there is none; a starting server is waited for."""
    place = Place.of(url)
    given = conninfo_to_dict(url)
    defaults: dict[str, str | int] = {"connect_timeout": CONNECT_SECONDS, "application_name": application_name}
    full = make_conninfo(url, **{name: value for name, value in defaults.items() if name not in given})
    end = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return psycopg.connect(full, autocommit=autocommit)
        except psycopg.Error as error:
            # A server that begins to recover breaks off the connections that are being made.
            passing = STARTING.fits(error) or BROKEN_OFF.fits(error)
            if not passing or time.monotonic() > end:
                raise explained(error, place) or _unknown(error, place) from error
        time.sleep(RETRY_SECONDS)


@contextmanager
def database_errors(url: str | None = None) -> Iterator[None]:
    """Errors of psycopg inside become ours where there is a sentence for them; the others pass as they are.

    With the URL, whose password is never shown, the sentence says which server, user and database.
    """
    try:
        yield
    except psycopg.Error as error:
        problem = explained(error, Place() if url is None else Place.of(url))
        if problem is None:
            raise
        raise problem from error


def explained(error: psycopg.Error, place: Place | None = None) -> DatabaseError | None:
    """The error in one sentence; None for those that say nothing about server, network or account."""
    found = next((problem for problem in PROBLEMS if problem.fits(error)), None)
    if found is None:
        return None
    place = place or Place()
    sentence = found.sentence.format(server=place.server, user=place.user, database=place.database)
    return found.kind(sentence, help=found.help)


def _unknown(error: psycopg.Error, place: Place) -> DatabaseError:
    """In the server's own words, which may be in any language."""
    said = str(error).strip().splitlines()
    return DatabaseRefused(f"{place.server} cannot be used: {said[0] if said else error!r}", help=CORRECT)


def _server(parts: dict[str, str | int | None]) -> str:
    hosts = str(parts.get("host") or parts.get("hostaddr") or "").split(",")
    ports = str(parts.get("port") or "5432").split(",")
    if not hosts[0]:
        return "the default server"
    if hosts[0].startswith("/"):
        return f"the socket in {hosts[0]}"
    ports = ports if len(ports) == len(hosts) else ports[:1] * len(hosts)
    return " or ".join(f"{host}:{port}" for host, port in zip(hosts, ports, strict=True))
