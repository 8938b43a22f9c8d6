"""Scratch databases: a database that the revisions have brought to head, to compare with and to try things in.

It is kept, named by the content of the revision files: an unchanged history costs one catalogue query. Whoever uses one
rolls back. So a few short revisions that came since, and do nothing but change the schema, run in the same transaction
each time; for others, and for many, a database is made that has them too. Locks say what is in use; they end with their
connection.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

import psycopg
import sqlalchemy as sa
from psycopg import sql
from psycopg.conninfo import make_conninfo

from dazzle.back.connection import connect, database_errors
from dazzle.back.driver import driver
from dazzle.back.migrate.environment import connected, set_up
from dazzle.back.migrate.history import History
from dazzle.back.migrate.lock import migration_lock, try_lock
from dazzle.back.migrate.progress import unwatched
from dazzle.back.migrate.replay import replay
from dazzle.back.migrate.revisionfile import BEYOND, Revision
from dazzle.back.migrate.runner import Runner

PREFIX = "dazzle_scratch"
LAYOUT = 2  # of what such a database holds besides the revisions' work
KEPT = 5
EMPTY = "template0"
BUILDING = "_b"
SHORT = 10_000  # characters of revisions that run again each time: about a tenth of a second
# What a rollback does not undo, and what is left to the next revision.
NOT_AGAIN = re.compile(
    r"\b(?:commit|rollback|abort|end|prepare|nextval|setval|set_config|add\s+value|set\s+(?:local|session|role))\b"
    r"|\b(?:insert\s+into|delete\s+from|update\s+\S+\s+set|copy|call|do|bulk_insert)\b"
    rf"|\b(?:{'|'.join(BEYOND)})\b",
    re.IGNORECASE,
)
SETTLED = "SET CONSTRAINTS ALL IMMEDIATE"  # what is checked later keeps tables from being changed


@contextmanager
def at_head(server_url: str, history: History) -> Iterator[sa.Connection]:
    """A transaction in a database with every revision applied; it is rolled back, whatever was done in it.

    The URL is of a role that may make databases. Raises MigrationError when a revision does not run.
    """
    with (
        database_errors(server_url),
        connect(server_url, autocommit=True, application_name=PREFIX) as keeper,
        ExitStack() as stack,
    ):
        shelf = _Shelf(keeper, server_url, history)
        yield shelf.brought_forward(stack) or shelf.rolled_back(stack, shelf.ready())


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The scratch databases of one history. `keeper` is the connection that holds the locks of what is in use."""

    keeper: psycopg.Connection
    server_url: str
    history: History

    def rolled_back(self, stack: ExitStack, name: str) -> sa.Connection:
        """A transaction in the database, which the stack rolls back."""
        connection = stack.enter_context(connected(make_conninfo(self.server_url, dbname=name)))
        stack.callback(connection.begin().rollback)
        return connection

    def brought_forward(self, stack: ExitStack) -> sa.Connection | None:
        """A transaction in which the revisions have run that a database lacks; None where that is not the way.

        It is for what `dazzle db revision` writes, not for one that does more than a schema, nor for one that fails, of
        which Alembic tells more.
        """
        names = tuple(self._names())
        if self._is_there(names[-1]):
            return None
        for number in range(len(names) - 2, 0, -1):
            texts = [revision.path.read_text(encoding="utf-8") for revision in self.history.revisions[number:]]
            if sum(map(len, texts)) > SHORT or any(NOT_AGAIN.search(text) for text in texts):
                return None
            self._use(names[number])
            if self._is_there(names[number]):
                return self._replayed(stack, names[number], texts)
        return None

    def _replayed(self, stack: ExitStack, name: str, texts: Sequence[str]) -> sa.Connection | None:
        """A transaction in the database, in which the revisions have run; None where one failed, or ended it."""
        transaction = None
        try:
            with ExitStack() as trying:
                connection = self.rolled_back(trying, name)
                transaction = connection.scalar(sa.text("SELECT pg_current_xact_id()::text"))
                if _run(connection, texts) and self._status(transaction) == "in progress":
                    stack.push(trying.pop_all())
                    return connection
        finally:
            if transaction is not None and self._status(transaction) == "committed":
                self._drop(name)  # for it is not any more what its name says
        return None

    def _status(self, transaction: str) -> str:
        (found,) = self.keeper.execute("SELECT pg_xact_status(%s::xid8)", (transaction,)).fetchone() or ("",)
        return str(found)

    def ready(self) -> str:
        """The name of the database at head, which is in use from now on, and made when it is not there."""
        names = tuple(self._names())
        head = names[-1]
        self._use(head)
        if not self._is_there(head):
            with migration_lock(self.server_url, unwatched, key=_key(f"{head}{BUILDING}")):
                if not self._is_there(head):
                    self._build(names)
                    self._sweep()
        return head

    def _build(self, names: Sequence[str]) -> None:
        """Make the last of the names, from the longest part of the history that there is and spares work.

        What was tried in a database and rolled back leaves it larger, and each copy of it: so little is not copied.
        """
        head, build = names[-1], names[-1] + BUILDING
        self._drop(build)
        number = next((number for number in range(len(names) - 1, 0, -1) if self._is_there(names[number])), 0)
        revisions = self.history.revisions
        base = names[number] if _length(revisions[:number]) > _length(revisions[number:]) else EMPTY
        try:
            self._copy(build, base)
        except (psycopg.errors.ObjectInUse, psycopg.errors.InvalidCatalogName):  # used, or swept, by another process
            self._copy(build, EMPTY)
        Runner(make_conninfo(self.server_url, dbname=build), self.history).rehearse()
        statement = sql.SQL("ALTER DATABASE {} RENAME TO {}")
        self.keeper.execute(statement.format(sql.Identifier(build), sql.Identifier(head)))

    def _names(self) -> Iterator[str]:
        """What a database is called before the first revision, after the first, ... and at head."""
        digest = hashlib.sha256(f"{LAYOUT} {self.keeper.info.server_version}".encode())
        family = _family(self.history)
        yield f"{family}_{digest.hexdigest()[:12]}"
        for revision in self.history.revisions:
            digest.update(revision.content.encode())
            yield f"{family}_{digest.hexdigest()[:12]}"

    def _is_there(self, name: str) -> bool:
        return self.keeper.execute("SELECT FROM pg_database WHERE datname = %s", (name,)).rowcount == 1

    def _use(self, name: str) -> None:
        """Nobody sweeps it as long as this connection lasts."""
        self.keeper.execute("SELECT pg_advisory_lock_shared(%s)", (_key(name),))

    def _copy(self, name: str, template: str) -> None:
        """Through the log, for a copy of files makes PostgreSQL write a checkpoint before and after."""
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY wal_log")
        self.keeper.execute(statement.format(sql.Identifier(name), sql.Identifier(template)))

    def _drop(self, name: str) -> None:
        self.keeper.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def _sweep(self) -> None:
        """Drop all but the newest, unless they are in use; and what a process that was killed left half made."""
        listed = self.keeper.execute(
            "SELECT datname::text FROM pg_database WHERE starts_with(datname::text, %s) ORDER BY oid DESC",
            (f"{_family(self.history)}_",),
        )
        names = [name for (name,) in listed]
        building = [name for name in names if name.endswith(BUILDING)]
        for name in [*building, *[name for name in names if name not in building][KEPT:]]:
            if try_lock(self.keeper, _key(name)):
                self._drop(name)
                self.keeper.execute("SELECT pg_advisory_unlock(%s)", (_key(name),))


def _run(connection: sa.Connection, texts: Sequence[str]) -> bool:
    """False when one failed."""
    try:
        for text in texts:
            replay(connection, text, "upgrade")
            connection.execute(sa.text(SETTLED))
            set_up(driver(connection))
    except Exception:  # noqa: BLE001  a revision is the project's own code: Alembic runs it next, and says what is wrong
        return False
    return True


def _length(revisions: Sequence[Revision]) -> int:
    return sum(revision.path.stat().st_size for revision in revisions)


def _family(history: History) -> str:
    """What the names of all scratch databases of one project begin with."""
    place = history.project_versions or history.framework_versions
    return f"{PREFIX}_{hashlib.sha256(str(place.resolve()).encode()).hexdigest()[:8]}"


def _key(name: str) -> int:
    """The advisory lock of a database's name."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:7])
