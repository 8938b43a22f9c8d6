"""Applying revisions and taking them back: under the lock, one after the other, written down."""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TypeVar

import psycopg
from alembic import command

from dazzle.back.choice import ENGINES
from dazzle.back.connection import connect, database_errors
from dazzle.back.migrate import state
from dazzle.back.migrate.adopt import adopt
from dazzle.back.migrate.bookkeeping import Deployment, Outcome, created_schema, ensure_tables, record_deployment
from dazzle.back.migrate.create_all import create_all
from dazzle.back.migrate.history import History
from dazzle.back.migrate.interruption import interruption, told
from dazzle.back.migrate.journal import halfway
from dazzle.back.migrate.lock import migration_lock
from dazzle.back.migrate.progress import Report, Watch, silent, unwatched
from dazzle.back.migrate.readiness import refuse_irreversible, refuse_unfinished
from dazzle.back.migrate.revisionfile import Revision
from dazzle.back.migrate.runner import LONGEST_PAUSE, Runner
from dazzle.back.migrate.selection import Selection, named, selected
from dazzle.back.migrate.showing import held_again
from dazzle.diagnostics.errors import DatabaseUnreachable, MigrationError, MigrationInterrupted
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Owner

HEADS = "heads"
BASE = "base"
RECONNECTIONS = 6  # about half a minute: a standby that takes over is there by then
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True, kw_only=True)
class Upgraded:
    """Revision ids that ran, oldest first; the revision that was found in place; tables that `create_all` made.

    `waiting` is the contracting revision before which it was to stop.
    """

    applied: tuple[str, ...] = ()
    adopted: str | None = None
    created: tuple[str, ...] = ()
    waiting: Revision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What an upgrade is to do: `target` is `heads`, or the beginning of a revision's id.

    `expanding` stops before the first revision that takes something away. `appspec` and `engine` are for a project
    that has no revision yet: its tables that do not exist are created, and a database so created adopts the first
    revision that is written later.
    """

    target: str = HEADS
    expanding: bool = False
    appspec: AppSpec | None = None
    engine: str = ENGINES[0]

    def selection(self, history: History, current: frozenset[str]) -> Selection:
        target = None if self.target == HEADS else named(history, self.target)
        return selected(history, current, target=target, expanding=self.expanding)


EVERYTHING = Wish()


def upgrade(
    url: str,
    history: History,
    wish: Wish = EVERYTHING,
    *,
    report: Report = silent,
    watch: Watch = unwatched,
) -> Upgraded:
    """Bring the database to where `wish` says.

    `report` gets one line for each revision, `watch` what goes on between. Raises DatabaseAhead, MigrationError (a
    revision failed: those before it are applied, and of that one the steps that were through), MigrationInterrupted.
    """
    runner = Runner(url, history, report, watch)

    def work(connection: psycopg.Connection) -> Upgraded:
        current = state.read_current(connection)
        state.refuse_unknown(current, runner.history)
        runner.settle(runner.history.applied(current))
        selection = wish.selection(runner.history, current)
        refuse_unfinished(selection.revisions)
        ensure_tables(connection)
        with _written_down(connection, runner, Outcome.COMPLETED):
            if runner.history.of(Owner.PROJECT):
                adopted = _adopt(url, runner)
                selection = wish.selection(runner.history, state.read_current(connection))
                runner.upgrade(selection.revisions)
                return Upgraded(applied=tuple(runner.done), adopted=adopted, waiting=selection.waiting)
            runner.upgrade(selection.revisions)
            created = () if wish.appspec is None else create_all(url, wish.appspec, engine=wish.engine)
        for table in created:
            report(f"created {table}")
        return Upgraded(applied=tuple(runner.done), created=created, waiting=selection.waiting)

    return _under_lock(runner, work)


def downgrade(
    url: str, history: History, target: str, *, report: Report = silent, watch: Watch = unwatched
) -> tuple[str, ...]:
    """Take back the project's revisions after `target`; the ids that were taken back, newest first.

    `target` is `base`, the beginning of an id, or `-N` for N revisions, all of the project's branch; an id of the
    framework's branch takes back that branch. Raises MigrationError when one of them is irreversible.
    """
    runner = Runner(url, history, report, watch)

    def work(connection: psycopg.Connection) -> tuple[str, ...]:
        current = state.read_current(connection)
        state.refuse_unknown(current, runner.history)
        runner.settle(runner.history.applied(current))
        applied = runner.history.applied(current)
        to = _downgrade_target(runner.history, target, applied)
        going = _behind(runner.history, to, applied)
        refuse_irreversible(going)
        refuse_halfway(connection, runner.history)
        ensure_tables(connection)
        runner.coming = list(going)
        with _written_down(connection, runner, Outcome.ROLLED_BACK):
            runner.run(command.downgrade, to)
        return tuple(runner.done)

    return _under_lock(runner, work)


def taken_back(url: str, history: History, target: str) -> tuple[Revision, ...]:
    """The revisions that `downgrade` to this target would take back, newest first."""
    applied = history.applied(state.current(url))
    return _behind(history, _downgrade_target(history, target, applied), applied)


def refuse_halfway(connection: psycopg.Connection, history: History) -> None:
    """Raises MigrationError when a revision stopped half way: its way back is not made for that.

    One that no file has cannot be brought to its end here, and bars no other's way.
    """
    found = [each.revision for each in halfway(connection) if not history.unknown([each.revision])]
    if found:
        raise MigrationError(
            f"revision {history.get(found[0])} stopped half way", help="bring it to its end first: dazzle db upgrade"
        )


def _under_lock(runner: Runner, work: Callable[[psycopg.Connection], Result]) -> Result:
    """What `work` returns. A connection that breaks is made anew, lock and all: what was done is in the database."""
    url = runner.url
    for attempt in range(1, RECONNECTIONS + 1):
        try:
            with (
                database_errors(url),
                migration_lock(url, runner.watch) as connection,
                held_again(connection, runner.report),
            ):
                runner.history = runner.history.reread()  # whoever had the lock may have applied what is new
                return work(connection)
        except DatabaseUnreachable as error:
            if attempt == RECONNECTIONS:
                raise
            pause = random.uniform(0, min(LONGEST_PAUSE, 2**attempt))
            runner.report(f"{error.message}; connecting again in {pause:.1f} s")
            time.sleep(pause)
        except BaseException as error:  # an interruption comes wrapped in whatever is closed on the way out
            if (interrupted := interruption(error)) is None:
                raise
            raise _interrupted(runner, interrupted) from None
    raise AssertionError  # the last attempt returns or raises


def _interrupted(runner: Runner, interrupted: KeyboardInterrupt) -> MigrationInterrupted:
    with database_errors(runner.url), connect(runner.url, autocommit=True) as connection:
        return told(interrupted, runner.history, state.read_current(connection), halfway(connection))


@contextmanager
def _written_down(connection: psycopg.Connection, runner: Runner, outcome: Outcome) -> Iterator[None]:
    """The run inside as a row of DeployHistory, unless it found nothing to do."""
    started = time.monotonic()
    before = _tip(connection, runner.history)

    def write(outcome: Outcome) -> None:
        took = round((time.monotonic() - started) * 1000)
        after = _tip(connection, runner.history) or BASE
        record_deployment(connection, Deployment(version=after, previous=before, duration_ms=took, outcome=outcome))

    try:
        yield
    except BaseException:
        with suppress(psycopg.Error):  # it may be the connection that has failed
            write(Outcome.FAILED)
        raise
    if runner.done:
        write(outcome)


def _tip(connection: psycopg.Connection, history: History) -> str | None:
    """The last revision that is applied: the project's, or the framework's while it is alone."""
    applied = history.applied(state.read_current(connection))
    last = [revision for revision in history.revisions if revision.id in applied]
    mine = [revision for revision in last if revision.owner is Owner.PROJECT]
    return (mine or last)[-1].id if last else None


def _adopt(url: str, runner: Runner) -> str | None:
    """The first revision of a project whose tables `create_all` made, once it is recorded as applied."""
    history = runner.history
    with connect(url, autocommit=True) as connection:
        created = created_schema(connection)
        current = state.read_current(connection)
    if not created or any(history.owner_of(id_) is Owner.PROJECT for id_ in current):
        return None
    first = history.of(Owner.PROJECT)[0]
    for parent in first.depends_on:
        runner.upgrade(selected(history, current, target=history.get(parent)).revisions)
    adopt(url, history, first)
    runner.report(f"found in place {first}")
    return first.id


def _behind(history: History, to: str, applied: frozenset[str]) -> tuple[Revision, ...]:
    """What is applied behind a target that was looked up, newest first."""
    last = None if to.endswith(f"@{BASE}") else history.get(to)
    owner = Owner.PROJECT if last is None else last.owner
    done = [revision for revision in history.of(owner) if revision.id in applied]
    kept = 0 if last is None else done.index(last) + 1 if last in done else len(done)
    return tuple(reversed(done[kept:]))


def _downgrade_target(history: History, target: str, applied: frozenset[str]) -> str:
    base = f"{history.label}@{BASE}"
    if target == BASE:
        return base
    if not target.startswith("-"):
        return named(history, target).id
    history.head_of(Owner.PROJECT)  # which of two heads is the last one nobody can say
    done = [revision for revision in history.of(Owner.PROJECT) if revision.id in applied]
    back = int(target[1:]) if target[1:].isdecimal() else 0
    if not done:
        raise MigrationError(
            "there is nothing to take back: none of the project's revisions is applied",
            help="see `dazzle db current` for where the database is",
        )
    if not 1 <= back <= len(done):
        raise MigrationError(
            f"`{target}` does not say how many of the project's {len(done)} applied revisions to take back",
            help=f"write -1 for the last one, -{len(done)} or `base` for all, or the id that is to be the last",
        )
    return base if back == len(done) else done[-back - 1].id
