"""What an upgrade would do, without doing it: as a list, and as the SQL that would be sent."""

import io
from collections.abc import Iterator

from alembic import command

from dazzle.back.connection import connect, database_errors
from dazzle.back.migrate import state
from dazzle.back.migrate.bookkeeping import created_schema
from dazzle.back.migrate.environment import configuration
from dazzle.back.migrate.history import History
from dazzle.back.migrate.revisionfile import Revision
from dazzle.back.migrate.run import Wish, refuse_halfway
from dazzle.back.migrate.runner import tips
from dazzle.back.migrate.selection import Selection
from dazzle.diagnostics.errors import MigrationError
from dazzle.ir.owner import Owner


def preview(url: str, history: History, wish: Wish) -> Selection:
    """The revisions that `upgrade` would apply. Raises DatabaseAhead."""
    with database_errors(url):
        current = state.current(url)
    state.refuse_unknown(current, history)
    return wish.selection(history, current)


def as_sql(url: str, history: History, wish: Wish) -> str:
    """What `upgrade` would send, from where the database is; the journal and the checksums are not in it.

    Raises MigrationError where the text alone does not say it: a revision that stopped half way, tables that are to be
    adopted, a statement that is empty.
    """
    with database_errors(url), connect(url, autocommit=True) as connection:
        current = state.read_current(connection)
        state.refuse_unknown(current, history)
        refuse_halfway(connection, history)
        if created_schema(connection) and not any(history.owner_of(each) is Owner.PROJECT for each in current):
            raise MigrationError(
                "the database has tables that were made without a revision, and adopts the first one",
                help="run `dazzle db upgrade`: which statements are left out is seen when they are compared",
            )
    return "".join(_printed(history, current, wish.selection(history, current).revisions))


def _printed(history: History, current: frozenset[str], revisions: tuple[Revision, ...]) -> Iterator[str]:
    applied = set(history.applied(current))
    for revision in tips(revisions):
        output = io.StringIO()
        starting = tuple(tip.id for tip in tips(tuple(history.get(id_) for id_ in applied)))
        config = configuration(history, starting=starting)
        config.output_buffer = output
        command.upgrade(config, revision.id, sql=True)
        applied |= history.applied((revision.id,))
        yield output.getvalue()
