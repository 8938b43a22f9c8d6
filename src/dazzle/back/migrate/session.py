"""The session that migrates: alone, and with bounds on how long it waits."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

import psycopg
import sqlalchemy as sa

from dazzle.back.driver import driver
from dazzle.back.migrate.bounds import LOCK_TIMEOUT
from dazzle.back.migrate.environment import connected
from dazzle.back.migrate.lock import KEY, acquire, introduce
from dazzle.back.migrate.progress import Watch

SESSION_KEY = KEY + 1
SETTINGS: Mapping[str, str] = {"lock_timeout": LOCK_TIMEOUT, "idle_in_transaction_session_timeout": "30s"}
# When we are killed, the server is not to go on building an index for us. It cannot know everywhere.
NOTICING = "SELECT set_config('client_connection_check_interval', '1s', false)"
# An autovacuum steps back for whoever has waited this long, which by default is longer than we wait at all.
EARLY = """
    SELECT set_config('deadlock_timeout', '250ms', false)
    WHERE has_parameter_privilege(current_user, 'deadlock_timeout', 'SET')
"""


@contextmanager
def migrating(url: str, watch: Watch) -> Iterator[sa.Connection]:
    """A connection that is alone in changing the schema, in no transaction, with bounds on how long it waits.

    The lock of the run is another connection's: it may be free while the server still ends what a killed run has begun.
    """
    with connected(url, SETTINGS) as connection:
        session = driver(connection)
        session.autocommit = True
        introduce(session, "dazzle migration")
        session.execute(EARLY)
        with suppress(psycopg.errors.InvalidParameterValue):
            session.execute(NOTICING)
        acquire(session, watch, key=SESSION_KEY)
        session.autocommit = False
        yield connection
