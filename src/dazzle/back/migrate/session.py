"""The session that migrates: alone, and with bounds on how long it waits."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from types import MappingProxyType, ModuleType

import psycopg
import sqlalchemy as sa

from dazzle.back.driver import driver
from dazzle.back.migrate.bounds import LOCK_TIMEOUT
from dazzle.back.migrate.environment import connected
from dazzle.back.migrate.lock import KEY, acquire, introduce, migration_lock
from dazzle.back.migrate.progress import Moment, Watch

SESSION_KEY = KEY + 1
SETTINGS: Mapping[str, str] = {"lock_timeout": LOCK_TIMEOUT, "idle_in_transaction_session_timeout": "30s"}
UNBOUND: Mapping[str, str] = MappingProxyType({})
# When we are killed, the server is not to go on building an index for us. It cannot know everywhere.
NOTICING = "SELECT set_config('client_connection_check_interval', '1s', false)"
# An autovacuum steps back for whoever has waited this long, which by default is longer than we wait at all.
EARLY = """
    SELECT set_config('deadlock_timeout', '250ms', false)
    WHERE has_parameter_privilege(current_user, 'deadlock_timeout', 'SET')
"""


@contextmanager
def migrating(url: str, watch: Watch, settings: Mapping[str, str] = SETTINGS) -> Iterator[sa.Connection]:
    """A connection that is alone in changing the schema, in no transaction, with bounds on how long it waits.

    The lock of the run is another connection's: it may be free while the server still ends what a killed run has begun.
    """
    with connected(url, settings) as connection:
        session = driver(connection)
        session.autocommit = True
        introduce(session, "dazzle migration")
        session.execute(EARLY)
        with suppress(psycopg.errors.InvalidParameterValue):
            session.execute(NOTICING)
        acquire(session, watch, key=SESSION_KEY)
        session.autocommit = False
        yield connection


@contextmanager
def for_alembic(context: ModuleType, url: str) -> Iterator[sa.Connection]:
    """The connection of plain Alembic: alone for what goes to a revision (`upgrade`, `downgrade`, `stamp`).

    Such a command waits for others as the runner does, and for a table as long as it takes: it tries nothing again. One
    that looks waits for nobody. `context` is `alembic.context`. Raises what `migration_lock` does.
    """
    if not _goes_to_a_revision(context):
        with connected(url) as connection:
            yield connection
        return
    told: set[str] = set()

    def watch(moment: Moment) -> None:
        if moment.topic not in told:
            told.add(moment.topic)
            print(moment.text, file=sys.stderr, flush=True)  # noqa: T201  where Alembic tells

    with migration_lock(url, watch), migrating(url, watch, UNBOUND) as connection:
        yield connection


def _goes_to_a_revision(context: ModuleType) -> bool:
    try:
        context.get_revision_argument()
    except KeyError:
        return False
    return True
