"""Alembic's commands run against one database: tried again when a lock is taken, told of as they go on."""

import random
import time
import traceback
from collections.abc import Callable, Collection
from contextlib import nullcontext
from dataclasses import dataclass, field

import psycopg
import sqlalchemy as sa
from alembic import command
from alembic.runtime.migration import MigrationInfo

from dazzle.back.connection import explained
from dazzle.back.driver import driver
from dazzle.back.migrate import state
from dazzle.back.migrate.batches import Batches, fit
from dazzle.back.migrate.environment import configuration, connected
from dazzle.back.migrate.history import History
from dazzle.back.migrate.progress import Moment, Report, Watch, silent, unwatched
from dazzle.back.migrate.revisionfile import Revision
from dazzle.back.migrate.session import migrating
from dazzle.back.migrate.watching import Watcher
from dazzle.back.steps import REHEARSAL
from dazzle.diagnostics.errors import DazzleError, MigrationError

ATTEMPTS = 10
LONGEST_PAUSE = 30.0
BEGUN = "begin"  # SQLAlchemy's event
RETRIED = frozenset({"55P03", "40001", "40P01"})  # a lock that was not free, and what concurrency brings


@dataclass(frozen=True, slots=True)
class Ended:
    """A revision that has run, in a transaction that is still to end."""

    revision: Revision
    is_upgrade: bool
    took: int

    def __str__(self) -> str:
        return f"{'applied' if self.is_upgrade else 'took back'} {self.revision} in {self.took} ms"


@dataclass(slots=True)
class Runner:
    """Runs Alembic's commands and keeps what was done: the ids of the revisions that ran, and were committed."""

    url: str
    history: History
    report: Report = silent
    watch: Watch = unwatched
    done: list[str] = field(default_factory=list)
    coming: list[Revision] = field(default_factory=list)
    reached: set[str] = field(default_factory=set)
    doing: Moment = field(default_factory=lambda: Moment("", "running"))
    blocking: str | None = None
    started: float = 0.0
    running: Revision | None = None
    ended: Ended | None = None

    def upgrade(self, revisions: tuple[Revision, ...]) -> None:
        """Apply these, which wait and rest upon nothing else that waits, in their order as far as there is a choice."""
        self.coming = list(revisions)
        for revision in tips(revisions):
            self.run(command.upgrade, revision.id)

    def run(self, migrate: Callable[..., None], target: str) -> None:
        """Run an Alembic command until it is through; a lock that is not free is tried again, with longer pauses.

        Raises MigrationError when a revision fails, naming it: of that one, its steps that were through before stay.
        """
        attempt = 0
        while True:
            before = self._progress()
            try:
                self._attempt(migrate, target)
            except Exception as error:  # a revision is the project's own code: whatever it raises is about it
                attempt = 1 if self._progress() != before else attempt + 1
                problem = _problem(error)
                if not _is_passing(problem) or attempt == ATTEMPTS:
                    said = self._explained(problem, error)
                    if said is error:  # which as its own cause would lead round and round
                        raise
                    raise said from error
                self.ended = None  # what was not committed
            else:
                self._settle()
                return
            pause = random.uniform(0, min(LONGEST_PAUSE, 2**attempt))
            self.report(self._told(problem, pause, attempt))
            time.sleep(pause)

    def settle(self, applied: Collection[str]) -> None:
        """Tell of the revision whose commit the connection did not live to see, if it is in the database."""
        if self.ended is not None and (self.ended.revision.id in applied) is self.ended.is_upgrade:
            self._settle()
        self.ended = None

    def rehearse(self) -> None:
        """Bring a scratch database to head: steps are no transactions of their own, and nothing is written down."""
        # What a copy has already is left out: for each command, Alembic reads and compiles every file.
        for revision in tips(self.history.pending(state.current(self.url))):
            with connected(self.url) as connection:
                config = configuration(self.history, connection=connection, **{REHEARSAL: True})
                try:
                    command.upgrade(config, revision.id)
                except Exception as error:  # as in `run`
                    said = self._explained(_problem(error), error)
                    if said is error:
                        raise
                    raise said from error

    def _progress(self) -> tuple[int, int]:
        return len(self.done), len(self.reached)

    def _told(self, problem: BaseException | None, pause: float, attempt: int) -> str:
        behind = f", held by {self.blocking}" if self.blocking else ""
        return f"{_first_line(problem)}{behind}; trying again in {pause:.1f} s (attempt {attempt + 1} of {ATTEMPTS})"

    def _attempt(self, migrate: Callable[..., None], target: str) -> None:
        self.blocking = self.running = None
        with migrating(self.url, self.watch) as connection:
            watcher = Watcher(self.url, driver(connection).info.backend_pid, self.watch, lambda: self.doing)
            self.started = time.monotonic()
            self._at(self.coming[0] if self.coming else None)
            attributes = {"connection": connection, "after_step": self._after_step, "on_step": self._on_step}
            sa.event.listen(connection, BEGUN, self._on_begin)
            try:
                with watcher, Batches(connection, driver(connection)).sent() if fit(self.coming) else nullcontext():
                    migrate(configuration(self.history, **attributes), target)
            finally:
                self.blocking = watcher.blocking

    def _at(self, revision: Revision | None) -> None:
        if revision is not None:
            self.doing = Moment(revision.id, str(revision))

    def _on_step(self, revision_id: str, name: str, left_out: bool) -> None:
        """Before each step."""
        revision = self.history.get(revision_id)
        number, share = "", None
        if name in revision.steps:
            count = len(revision.steps)
            number = f" {revision.steps.index(name) + 1} of {count}"
            share = revision.steps.index(name) / count
        self.doing = Moment(f"{revision_id} {name}", f"{revision.id}: step{number}: {name}", share)
        if left_out:
            self.watch(Moment(self.doing.topic, f"{self.doing.text}, through before", share))
        else:
            self.reached.add(self.doing.topic)
            self.watch(self.doing)

    def _on_begin(self, _connection: sa.Connection) -> None:
        """When a transaction begins, the one before it has ended well."""
        self._settle()
        self.running = self.coming[0] if self.coming else None

    def _after_step(self, *, step: MigrationInfo, **_: object) -> None:
        """Alembic calls this inside the transaction of each revision, when it has run."""
        self._settle()
        now = time.monotonic()
        took, self.started = round((now - self.started) * 1000), now
        self.ended = Ended(self.history.get(str(step.up_revision_id)), step.is_upgrade, took)

    def _settle(self) -> None:
        """Tell of the revision that has run, once it is committed."""
        ended, self.ended = self.ended, None
        if ended is None:
            return
        self.done.append(ended.revision.id)
        self.coming = [each for each in self.coming if each.id != ended.revision.id]
        self.report(str(ended))
        self._at(self.coming[0] if self.coming else None)

    def _explained(self, problem: BaseException | None, error: Exception) -> Exception:
        """What to raise: our sentence for what is known, the error itself when no revision is to blame."""
        if isinstance(problem, psycopg.Error) and (known := explained(problem)) is not None:
            return known
        revision = self._failing(error) or self._ending(problem)
        if revision is None:
            return error
        if isinstance(error, DazzleError):
            return MigrationError(f"revision {revision}: {error.message}", help=error.help)
        detail = problem.diag.message_detail if isinstance(problem, psycopg.Error) else None
        said = _first_line(problem) + (f" ({detail})" if detail else "")
        stays = "what is through stays" if revision.steps else "nothing of it is applied"
        if _is_passing(problem):
            behind = f", held by {self.blocking}" if self.blocking else ""
            return MigrationError(
                f"revision {revision} was tried {ATTEMPTS} times: {said}{behind}",
                help=f"end that session, or run `dazzle db upgrade` again when it has ended; {stays}",
            )
        return MigrationError(
            f"revision {revision} failed: {said}",
            help=f"{stays}; correct what it meets in the database, or {revision.path.name}",
        )

    def _failing(self, error: Exception) -> Revision | None:
        """The revision through whose file the error came."""
        files = {frame.f_code.co_filename for frame, _ in traceback.walk_tb(error.__traceback__)}
        return next((revision for revision in self.history.revisions if str(revision.path) in files), None)

    def _ending(self, problem: BaseException | None) -> Revision | None:
        """Whose the error is when no file led to it, as when the commit fails: the revision that was being done."""
        if self.ended is not None:
            return self.ended.revision
        return self.running if isinstance(problem, psycopg.Error) else None


def tips(revisions: tuple[Revision, ...]) -> tuple[Revision, ...]:
    """Those that no other of these rests upon: to apply them is to apply all."""
    needed = {parent for revision in revisions for parent in revision.parents}
    return tuple(revision for revision in revisions if revision.id not in needed)


def _problem(error: BaseException) -> BaseException:
    """What PostgreSQL or psycopg said, where SQLAlchemy wraps it, or stumbles over what came of it."""
    if isinstance(error, sa.exc.DBAPIError) and error.orig is not None:
        return error.orig
    before = error.__cause__ or error.__context__
    if isinstance(error, sa.exc.SQLAlchemyError) and before is not None:
        return _problem(before)
    return error


def _is_passing(problem: BaseException | None) -> bool:
    return isinstance(problem, psycopg.Error) and problem.sqlstate in RETRIED


def _first_line(problem: BaseException | None) -> str:
    primary = problem.diag.message_primary if isinstance(problem, psycopg.Error) else None
    return primary or f"{type(problem).__name__}: {problem}".splitlines()[0]
