"""Alembic's surroundings: configuration, connection and options, for the runner and for plain `alembic` alike."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import Any

import psycopg
import sqlalchemy as sa
from alembic.config import Config
from alembic.runtime.migration import MigrationContext

from dazzle.back.connection import connect
from dazzle.back.migrate.bookkeeping import is_bookkeeping
from dazzle.back.migrate.history import History
from dazzle.back.migrate.recording import Recorder
from dazzle.back.steps import REHEARSAL

SCRIPTS = Path(__file__).parent.parent / "alembic"
# What DDL means depends on the first two. With the third, PostgreSQL errs where row security would hide rows from the
# owner of a table who is held to it too: to change every row, and to change none because none is seen, look the same.
# On Citus, a statement must see what the one before it has made on another machine; elsewhere nobody reads the setting.
PINNED: Mapping[str, str] = {
    "search_path": "public",
    "TimeZone": "UTC",
    "row_security": "off",
    "citus.multi_shard_modify_mode": "sequential",
}
# The second is known since PostgreSQL 17. What bounds the statements of a role would cut a long build short each time.
UNBOUNDED = (
    "SELECT set_config(name, '0', false) FROM pg_settings WHERE name IN ('statement_timeout', 'transaction_timeout')"
)
AfterStep = Callable[..., None]


def configuration(history: History, **attributes: object) -> Config:
    """What `alembic.ini` says in a project, with attributes for env.py: `connection`, `after_step`, `starting`.

    `starting` are the ids in `alembic_version`, for SQL that is to be printed.
    """
    config = Config(attributes=attributes)
    for option, value in {
        "script_location": str(SCRIPTS),
        "path_separator": "newline",
        "version_locations": "\n".join(map(str, history.locations)),
    }.items():
        config.set_main_option(option, value.replace("%", "%%"))
    return config


def set_up(connection: psycopg.Connection, settings: Mapping[str, str] = MappingProxyType({})) -> None:
    """Give the session what is pinned, and these settings too."""
    for name, value in {**PINNED, **settings}.items():
        connection.execute("SELECT set_config(%s, %s, false)", (name, value))


@contextmanager
def connected(url: str, settings: Mapping[str, str] = MappingProxyType({})) -> Iterator[sa.Connection]:
    """A SQLAlchemy connection that is pinned and in no transaction; psycopg reads the URL, as everywhere else.

    `settings` are more of the session's.
    """

    def opened() -> psycopg.Connection:
        connection = connect(url, application_name="dazzle migration")
        set_up(connection, settings)
        connection.execute(UNBOUNDED.encode())
        connection.commit()
        return connection

    engine = sa.create_engine("postgresql+psycopg://", creator=opened, poolclass=sa.NullPool)
    with engine.connect() as connection:
        yield connection


def run(context: ModuleType, connection: sa.Connection | None, metadata: sa.MetaData | None) -> None:
    """What env.py does once it knows where: run what Alembic was asked for; without a connection, print it as SQL.

    `context` is `alembic.context`, which stands for the EnvironmentContext of the command that runs.
    """
    attributes = context.config.attributes
    options: dict[str, Any] = {"connection": connection, REHEARSAL: attributes.get(REHEARSAL, False)}
    if connection is None:
        options = {
            "dialect_name": "postgresql",
            "dialect_opts": {"paramstyle": "named"},  # a driver's own would have each % twice
            "literal_binds": True,
            "starting_rev": attributes.get("starting"),
        }
    context.configure(
        target_metadata=metadata,
        transaction_per_migration=True,
        include_name=_is_compared,
        on_version_apply=[Recorder(), *filter(None, (attributes.get("after_step"),))],
        **options,
    )
    if connection is None:
        _print_settings(context.get_context())
    with context.begin_transaction():
        context.run_migrations()


def _print_settings(context: MigrationContext) -> None:
    """The session in which printed SQL means what it means when it is sent."""
    context.dialect._backslash_escapes = False  # type: ignore[attr-defined]  # noqa: SLF001  what a connection is asked for, and is so everywhere
    for name, value in PINNED.items():
        context.impl.static_output(f"SET {name} = '{value}';")
    context.impl.static_output(f"{UNBOUNDED};")


def _is_compared(name: str | None, kind: str, _parents: object) -> bool:
    return not (kind == "table" and name is not None and is_bookkeeping(name))
