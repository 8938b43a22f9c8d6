"""The DDL of a long revision, sent by the dozen while the next statements are made.

SQLAlchemy takes about as long to write the statement of a table as PostgreSQL takes to run it. So in a revision of a
thousand tables both work at once. All of it is the one transaction that it would be otherwise, and whatever is no DDL
waits until what came before has run.
"""

from collections.abc import Callable, Collection, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import psycopg
import sqlalchemy as sa

from dazzle.back.migrate.revisionfile import BEYOND, Revision

SIZE = 24
AGAIN = 0.05  # seconds
LONG = 20_000  # bytes of a file: a shorter one is through before it would matter
UNFIT = (*BEYOND, "dazzle.back.steps")


def fit(revisions: Collection[Revision]) -> bool:
    """Whether one of the revisions is long, and each is one transaction of operations: any of them may run first."""
    if not any(revision.path.stat().st_size >= LONG for revision in revisions):
        return False
    texts = (revision.path.read_text(encoding="utf-8") for revision in revisions)
    return not any(word in text for text in texts for word in UNFIT)


@dataclass(slots=True)
class Batches:
    """What is sent on the connection. An error comes up with a later statement, or the commit.

    An interruption may come between any two steps of this code, also between a batch on its way and the line that
    notes it: what cuts short asks the one thread that sends, and not what was noted.
    """

    connection: sa.Connection
    session: psycopg.Connection
    waiting: list[str] = field(default_factory=list)
    sending: Future[None] | None = None
    undone: bool = False
    thread: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "dazzle migration"))

    @contextmanager
    def sent(self) -> Iterator[None]:
        """Until the end of the block, DDL is sent in batches."""
        self._behind().result()  # a pool forgets a thread whose start is interrupted: no batch may be what starts it
        listeners: dict[str, Callable[..., object]] = {
            "do_execute": self._execute,
            "do_executemany": self._before,
            "do_execute_no_params": self._before,
            "commit": self._before,
            "rollback": self._cut_short,
            "invalidate": self._cut_short,  # an interruption, before SQLAlchemy closes the connection
        }
        for event, listener in listeners.items():
            sa.event.listen(self.connection.engine, event, listener)
        try:
            yield
        finally:
            try:
                self._cut_short()
            finally:
                for event, listener in listeners.items():
                    sa.event.remove(self.connection.engine, event, listener)
                self.thread.shutdown()

    def _execute(self, _cursor: object, statement: str, parameters: object, context: Any) -> bool | None:  # noqa: ANN401  SQLAlchemy's
        """True when SQLAlchemy need not send the statement."""
        if not context.isddl or parameters:
            self._before()
            return None
        self.waiting.append(statement.replace("%%", "%"))  # as psycopg reads what has its parameters in it
        if len(self.waiting) == SIZE:
            self._send()
        return True

    def _before(self, *_: object) -> None:
        """Whatever is no DDL, or ends the transaction, comes behind all that waits."""
        if self.waiting:
            self._send()
        self._wait()

    def _send(self) -> None:
        self._wait()
        script, self.waiting = "\n;\n".join(self.waiting), []  # a statement may end in a comment
        self.sending = self.thread.submit(self._sent_whole, script.encode())

    def _sent_whole(self, script: bytes) -> None:
        """In the thread that sends."""
        if not self.undone:
            self.session.execute(script, prepare=False)

    def _wait(self) -> None:
        """Until the batch that was sent is through; one that is interrupted is cut short."""
        if self.sending is None:
            return
        try:
            # Not for as long as it takes: Python does not hear a signal that comes just before it waits.
            while not wait((self.sending,), timeout=AGAIN).done:
                pass
            self.sending.result()
        except BaseException:
            self._cut_short()
            raise
        self.sending = None

    def _cut_short(self, *_: object) -> None:
        """Nothing of the transaction is kept: what waits is not sent, and what runs is ended on the server.

        Returns when it has ended. What it fails with then is told by no one. A batch that its thread is about to send
        would be missed by the first request to cancel, so there are as many as it takes.
        """
        self.undone, self.waiting, self.sending = True, [], None
        behind = self._behind()
        while not wait((behind,), timeout=AGAIN).done:
            with suppress(psycopg.Error):
                self.session.cancel_safe()
        self.undone = False

    def _behind(self) -> Future[None]:
        """What is done when all is that was sent."""
        return self.thread.submit(lambda: None)
