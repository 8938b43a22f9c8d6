"""A revision's text run by itself, inside a transaction that the caller keeps or rolls back."""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext

from dazzle.back.steps import REHEARSAL


def replay(connection: sa.Connection, text: str, function: str) -> None:
    """Run `upgrade` or `downgrade` of a revision; names without a schema mean the first one in the search path."""
    module: dict[str, Any] = {"__name__": "revision"}
    # What runs here is what `alembic upgrade` would import: the project's own file, or what becomes one.
    exec(compile(text, "<revision>", "exec"), module)  # noqa: S102
    step: Callable[[], None] = module[function]
    with Operations.context(MigrationContext.configure(connection, opts={REHEARSAL: True})):
        step()
