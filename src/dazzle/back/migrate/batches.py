"""The DDL of a long revision, sent by the dozen while the next statements are made.

SQLAlchemy takes about as long to write the statement of a table as PostgreSQL takes to run it. So in a revision of a
thousand tables both work at once. All of it is the one transaction that it would be otherwise, and whatever is no DDL
waits until what came before has run.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import psycopg
import sqlalchemy as sa

from dazzle.back.driver import driver
from dazzle.back.migrate.revisionfile import Revision

SIZE = 24
LONG = 20_000  # bytes of a file: a shorter one is through before it would matter
ASKING = ("get_bind", "get_context", "connection")  # what a revision has at hand to look at what it has done


def fits(revision: Revision) -> bool:
    """Whether the revision is long, one transaction, and sends no more than operations."""
    if revision.steps or revision.path.stat().st_size < LONG:
        return False
    text = revision.path.read_text(encoding="utf-8")
    return not any(word in text for word in ASKING)


@dataclass(slots=True)
class Batches:
    """What is sent on the connection while `wanted` says so. An error comes up with a later statement, or a commit."""

    connection: sa.Connection
    wanted: Callable[[], bool]
    waiting: list[str] = field(default_factory=list)
    sending: Future[object] | None = None
    thread: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "dazzle migration"))

    @contextmanager
    def sent(self) -> Iterator[None]:
        listeners: dict[str, Callable[..., object]] = {
            "do_execute": self._execute,
            "commit": self._commit,
            "rollback": self._rollback,
        }
        for event, listener in listeners.items():
            sa.event.listen(self.connection.engine, event, listener)
        try:
            yield
        finally:
            self._rollback(self.connection)
            self.thread.shutdown()
            for event, listener in listeners.items():
                sa.event.remove(self.connection.engine, event, listener)

    def _execute(self, _cursor: object, statement: str, parameters: object, context: Any) -> bool | None:  # noqa: ANN401  SQLAlchemy's
        """True when SQLAlchemy need not send the statement."""
        if not (context.isddl and not parameters and self.wanted()):
            self._flush()
            return None
        self.waiting.append(statement.replace("%%", "%"))  # as psycopg reads what has its parameters in it
        if len(self.waiting) == SIZE:
            self._send()
        return True

    def _send(self) -> None:
        self._wait()
        script, self.waiting = "\n;\n".join(self.waiting), []  # a statement may end in a comment
        self.sending = self.thread.submit(driver(self.connection).execute, script.encode(), prepare=False)

    def _wait(self) -> None:
        sending, self.sending = self.sending, None
        if sending is not None:
            sending.result()

    def _flush(self) -> None:
        if self.waiting:
            self._send()
        self._wait()

    def _commit(self, _: sa.Connection) -> None:
        self._flush()

    def _rollback(self, _: sa.Connection) -> None:
        self.waiting = []
        with suppress(psycopg.Error):  # it has been told, or the one before it has
            self._wait()
