"""Ctrl-C and SIGTERM: the statement that runs is cancelled, and where things stand is told."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

from dazzle.back.migrate.history import History
from dazzle.back.migrate.journal import Halfway
from dazzle.diagnostics.errors import MigrationInterrupted

AGAIN = 0.05  # seconds


class Terminated(KeyboardInterrupt):
    """SIGTERM, raised where Ctrl-C would be: psycopg cancels what the server does for us."""


@contextmanager
def terminable() -> Iterator[None]:
    """SIGTERM raises Terminated inside, and no interruption is lost there. For the main thread, which gets signals.

    What a signal raises while Python runs a `__del__` or the callback of a weak reference is not passed on, but given
    to `sys.unraisablehook` (Python's documentation of both): it is raised again a moment later.
    """
    hook, lost, over = sys.unraisablehook, list[KeyboardInterrupt](), False

    def unraisable(found: "sys.UnraisableHookArgs") -> None:
        if isinstance(found.exc_value, KeyboardInterrupt):
            lost.append(found.exc_value)
            signal.setitimer(signal.ITIMER_REAL, AGAIN)
        else:
            hook(found)

    def again(_signal: int, _frame: FrameType | None) -> None:
        if lost and not over:
            raise type(lost.pop())

    handlers = {signal.SIGTERM: _terminate, signal.SIGALRM: again}
    before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    sys.unraisablehook = unraisable
    try:
        try:
            yield
        finally:
            over = True
    finally:  # also when it is raised again just then
        signal.setitimer(signal.ITIMER_REAL, 0)
        sys.unraisablehook = hook
        for number, handler in before.items():
            signal.signal(number, handler)
    if lost:
        raise type(lost.pop())


def _terminate(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise Terminated


def interruption(error: BaseException | None) -> KeyboardInterrupt | None:
    """The interruption that led to an error: what is closed on the way out may have raised another one."""
    seen: set[int] = set()  # one may have been raised from itself
    while error is not None and not isinstance(error, KeyboardInterrupt):
        seen.add(id(error))
        error = error.__cause__ or error.__context__
        if id(error) in seen:
            return None
    return error


def told(
    interrupted: KeyboardInterrupt, history: History, applied: frozenset[str], halfway: tuple[Halfway, ...]
) -> MigrationInterrupted:
    """What to raise: the state that is left behind."""
    last = [revision for revision in history.revisions if revision.id in history.applied(applied)]
    where = f"the database is at revision {last[-1]}" if last else "no revision is applied"
    parts = [_halfway(each, history) for each in halfway]
    return MigrationInterrupted(
        signal.SIGTERM if isinstance(interrupted, Terminated) else signal.SIGINT,
        f"interrupted: {'; '.join((where, *parts))}",
        help="run `dazzle db upgrade` again to go on",
    )


def _halfway(found: Halfway, history: History) -> str:
    name = found.revision if history.unknown([found.revision]) else str(history.get(found.revision))
    return f"revision {name} stopped {position(found, history)}"


def position(found: Halfway, history: History) -> str:
    """Where a revision stopped, in words: `behind step 2 of 5: validate ck_invoice_total`."""
    steps = () if history.unknown([found.revision]) else history.get(found.revision).steps
    if not found.done:
        return f"in its step `{found.begun}`"
    last = found.done[-1]
    number = f" {steps.index(last) + 1} of {len(steps)}" if last in steps else ""
    return f"behind step{number}: {last}"


def told_halfway(found: Halfway, history: History) -> str:
    """Where a revision stopped, and how it goes on, as a line for people."""
    stopped = f"{found.revision}  stopped half way, {position(found, history)}"
    if not history.unknown([found.revision]):
        return f"{stopped}: dazzle db upgrade goes on"
    steps = "; ".join((*found.done, *filter(None, (found.begun,))))
    quoted = found.revision.replace("'", "''")
    forget = f"DELETE FROM _dazzle_step WHERE revision = '{quoted}'"  # noqa: S608  for people to read
    return (
        f"{stopped}, and is in no file here: bring its file back and run `dazzle db upgrade`, or undo its steps by hand"
        f" ({steps}) and then run {forget}"
    )
