"""Where a database stands in its history, asked with psycopg alone: nothing to do is the most frequent answer."""

from collections.abc import Mapping
from dataclasses import dataclass

import psycopg

from dazzle.back.connection import connect
from dazzle.back.migrate.history import History
from dazzle.back.migrate.journal import Halfway, halfway
from dazzle.back.migrate.revisionfile import Revision
from dazzle.back.migrate.selection import selected
from dazzle.diagnostics.errors import DatabaseAhead, DatabaseBehind
from dazzle.ir.owner import Owner


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a database stands: the ids in `alembic_version`, and what else is written down of revisions.

    `checksums` are those of the files as they were when they were applied, by the revision's id.
    """

    current: frozenset[str]
    halfway: tuple[Halfway, ...]
    checksums: Mapping[str, str]

    def edited(self, history: History) -> tuple[Revision, ...]:
        """The revisions that are applied, and whose files say something else by now."""
        applied = history.applied(self.current)
        return tuple(
            revision
            for revision in history.revisions
            if revision.id in applied and self.checksums.get(revision.id, revision.content) != revision.content
        )


def standing(url: str) -> Standing:
    """What the database tells of itself, in one connection."""
    with connect(url, autocommit=True) as connection:
        return read_standing(connection)


def read_standing(connection: psycopg.Connection) -> Standing:
    current = read_current(connection)
    there = connection.execute("SELECT to_regclass('_dazzle_revision') IS NOT NULL").fetchone()
    checksums: dict[str, str] = {}
    if there is not None and there[0]:
        checksums.update(connection.execute("SELECT revision, checksum FROM _dazzle_revision").fetchall())
    return Standing(current, halfway(connection), checksums)


def told_edited(revisions: tuple[Revision, ...]) -> str:
    """A warning, for people; "" when nothing was edited."""
    if not revisions:
        return ""
    names = ", ".join(revision.path.name for revision in revisions)
    verb = "was" if len(revisions) == 1 else "were"
    return (
        f"warning: {names} {verb} edited after the database had applied it, which does not bring the change there\n"
        "  help: bring the file back from version control, and write a revision for what is to change"
    )


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


def require_head(url: str, history: History, *, expanding: bool = False) -> None:
    """Returns when every revision is applied. Raises DatabaseBehind or DatabaseAhead.

    With `expanding`, when every one is that comes before the first that takes something away.
    """
    applied = current(url)
    refuse_unknown(applied, history)
    if pending := selected(history, applied, expanding=expanding).revisions:
        count = "a revision waits" if len(pending) == 1 else f"{len(pending)} revisions wait"
        raise DatabaseBehind(
            (revision.id for revision in pending),
            f"the database is behind: {count} to be applied, first {pending[0]}",
            help="run `dazzle db upgrade`",
        )


def nothing_to_do(url: str, history: History, *, expanding: bool = False) -> bool:
    """True when `upgrade` would find nothing: ask before importing `migrate.run`, which imports Alembic.

    False while the project has no revision, for then the tables may have to be created. Raises DatabaseAhead.
    """
    return is_at_head(current(url), history, expanding=expanding)


def is_at_head(applied: frozenset[str], history: History, *, expanding: bool = False) -> bool:
    """As `nothing_to_do`, of ids that were read before."""
    refuse_unknown(applied, history)
    return bool(history.of(Owner.PROJECT)) and not selected(history, applied, expanding=expanding).revisions
