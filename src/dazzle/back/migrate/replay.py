"""A revision's text run by itself, inside a transaction that the caller keeps or rolls back."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy.engine import Dialect

from dazzle.back.driver import driver
from dazzle.back.steps import REHEARSAL


def replay(connection: sa.Connection, text: str, function: str) -> None:
    """Run `upgrade` or `downgrade` of a revision; names without a schema mean the first one in the search path."""
    _run(connection, _module(text)[function])


@dataclass(slots=True)
class Rehearsal:
    """A revision that is run several times. What it sends goes to the server at once, and the second time as it was.

    That is for a function which only sends; one that asks, or does anything else with its connection, is run as it is.
    """

    connection: sa.Connection
    text: str
    module: dict[str, Any] | None = None
    scripts: dict[str, str | None] = field(default_factory=dict)

    def run(self, function: str) -> None:
        """Run `upgrade` or `downgrade`."""
        if self.module is None:
            self.module = _module(self.text)
        if function not in self.scripts:
            self.scripts[function] = _script(self.connection.dialect, self.module[function])
        script = self.scripts[function]
        if script is None:
            _run(self.connection, self.module[function])
        else:
            driver(self.connection).execute(script.encode(), prepare=False)


class _AsksError(Exception):
    """The function does more than to send."""


@dataclass(slots=True)
class _Sent:
    """Stands for a connection, and keeps what is sent."""

    dialect: Dialect
    statements: list[str] = field(default_factory=list)

    def execute(self, statement: sa.Executable, parameters: object = None) -> None:
        if parameters:
            raise _AsksError
        compiled = statement.compile(dialect=self.dialect)  # type: ignore[attr-defined]
        if getattr(compiled, "binds", None):
            raise _AsksError
        self.statements.append(str(compiled).replace("%%", "%"))  # as psycopg reads what has its parameters in it


def _script(dialect: Dialect, step: Callable[[], None]) -> str | None:
    """All that a function sends; None for one that does more, and for one that fails, which has to be seen to."""
    sent = _Sent(dialect)
    try:
        _run(sent, step)
    except Exception:  # noqa: BLE001  whatever a revision raises when it meets no connection
        return None
    return "\n;\n".join(sent.statements)  # a statement may end in a comment


def _module(text: str) -> dict[str, Any]:
    module: dict[str, Any] = {"__name__": "revision"}
    # What runs here is what `alembic upgrade` would import: the project's own file, or what becomes one.
    exec(compile(text, "<revision>", "exec"), module)  # noqa: S102
    return module


def _run(connection: Any, step: Callable[[], None]) -> None:  # noqa: ANN401  SQLAlchemy's, or what stands for it
    with Operations.context(MigrationContext.configure(connection, opts={REHEARSAL: True})):
        step()
