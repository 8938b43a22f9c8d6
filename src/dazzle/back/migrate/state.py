"""Where a database stands in its history, asked with psycopg alone: nothing to do is the most frequent answer."""

import psycopg

from dazzle.back.connection import connect
from dazzle.back.migrate.history import History
from dazzle.diagnostics.errors import DatabaseAhead, DatabaseBehind
from dazzle.ir.owner import Owner


def current(url: str) -> frozenset[str]:
    """The ids in `alembic_version`; none when the table is not there yet."""
    with connect(url, autocommit=True) as connection:
        return read_current(connection)


def read_current(connection: psycopg.Connection) -> frozenset[str]:
    there = connection.execute("SELECT to_regclass('alembic_version') IS NOT NULL").fetchone()
    if there is None or not there[0]:
        return frozenset()
    return frozenset(str(row[0]) for row in connection.execute("SELECT version_num FROM alembic_version"))


def refuse_unknown(applied: frozenset[str], history: History) -> None:
    """Raises DatabaseAhead when the database has revisions that no file has."""
    if unknown := history.unknown(applied):
        several = len(unknown) > 1
        raise DatabaseAhead(
            unknown,
            f"the database is ahead: it has the revision{'s' if several else ''} {', '.join(unknown)},"
            f" and there is no such file here",
            help="check out the branch that made it, or update Dazzle when the revision is the framework's",
        )


def require_head(url: str, history: History) -> None:
    """Returns when every revision is applied. Raises DatabaseBehind or DatabaseAhead."""
    applied = current(url)
    refuse_unknown(applied, history)
    if pending := history.pending(applied):
        count = "a revision waits" if len(pending) == 1 else f"{len(pending)} revisions wait"
        raise DatabaseBehind(
            (revision.id for revision in pending),
            f"the database is behind: {count} to be applied, first {pending[0]}",
            help="run `dazzle db upgrade`",
        )


def nothing_to_do(url: str, history: History) -> bool:
    """True when `upgrade` would find nothing: ask before importing `migrate.run`, which imports Alembic.

    False while the project has no revision, for then the tables may have to be created. Raises DatabaseAhead.
    """
    applied = current(url)
    refuse_unknown(applied, history)
    return bool(history.of(Owner.PROJECT)) and not history.pending(applied)
