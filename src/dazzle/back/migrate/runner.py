"""Alembic's commands run against one database: tried again when a lock is taken, each revision written down."""

import random
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field

import psycopg
import sqlalchemy as sa
from alembic import command
from alembic.runtime.migration import MigrationContext, MigrationInfo

from dazzle.back.connection import explained
from dazzle.back.migrate.bookkeeping import Deployment, record_deployment
from dazzle.back.migrate.environment import configuration, connected, driver
from dazzle.back.migrate.history import History
from dazzle.back.migrate.revisionfile import Revision
from dazzle.diagnostics.errors import DazzleError, MigrationError
from dazzle.ir.entity import Owner

LOCK_TIMEOUT = "2s"  # a waiting ALTER TABLE makes every later reader wait behind it
ATTEMPTS = 10
LONGEST_PAUSE = 30.0
LOCK_NOT_AVAILABLE = "55P03"
RETRIED = frozenset({LOCK_NOT_AVAILABLE, "40001", "40P01", "57P01", "08000", "08003", "08006"})
Report = Callable[[str], None]


def silent(_: str) -> None:
    """A report that nobody reads."""


@dataclass(slots=True)
class Runner:
    """Runs Alembic's commands and keeps what was done: the ids of the revisions that ran."""

    url: str
    history: History
    report: Report
    done: list[str] = field(default_factory=list)
    started: float = 0.0

    def run(self, migrate: Callable[..., None], target: str) -> None:
        """Run an Alembic command until it is through; a lock that is not free is tried again, with longer pauses.

        Raises MigrationError when a revision fails, naming it: nothing of that one is applied.
        """
        for attempt in range(1, ATTEMPTS + 1):
            try:
                self._attempt(migrate, target)
            except Exception as error:  # a revision is the project's own code: whatever it raises is about it
                problem = error.orig if isinstance(error, sa.exc.DBAPIError) else error
                if not _is_passing(problem) or attempt == ATTEMPTS:
                    raise self._explained(problem, error) from error
                pause = random.uniform(0, min(LONGEST_PAUSE, 2**attempt))
                self.report(f"{_first_line(problem)}; trying again in {pause:.1f} s")
            else:
                return
            time.sleep(pause)

    def to_heads(self) -> None:
        """Apply all that the history has, the framework's branch first; what is written meanwhile is for next time."""
        for owner in (Owner.FRAMEWORK, Owner.PROJECT):
            for revision in self.history.of(owner):
                if revision.id in self.history.heads:
                    self.run(command.upgrade, revision.id)

    def _attempt(self, migrate: Callable[..., None], target: str) -> None:
        with connected(self.url, lock_timeout=LOCK_TIMEOUT) as connection:
            self.started = time.monotonic()
            migrate(configuration(self.history, connection=connection, after_step=self._after_step), target)

    def _after_step(self, *, ctx: MigrationContext, step: MigrationInfo, **_: object) -> None:
        """Alembic calls this inside the transaction of each revision, when it has run."""
        revision = self.history.get(str(step.up_revision_id))
        now = time.monotonic()
        took, self.started = round((now - self.started) * 1000), now
        previous = revision.down_revisions[0] if revision.down_revisions else None
        assert ctx.connection is not None
        record_deployment(
            driver(ctx.connection),
            Deployment(version=revision.id, previous=previous, duration_ms=took, rolled_back=not step.is_upgrade),
        )
        self.done.append(revision.id)
        self.report(f"{'applied' if step.is_upgrade else 'took back'} {revision} in {took} ms")

    def _explained(self, problem: BaseException | None, error: Exception) -> Exception:
        """What to raise: our sentence for what is known, the error itself when no revision is to blame."""
        if isinstance(problem, psycopg.Error) and (known := explained(problem)) is not None:
            return known
        revision = self._failing(error)
        if revision is None or isinstance(error, DazzleError):
            return error
        detail = problem.diag.message_detail if isinstance(problem, psycopg.Error) else None
        said = _first_line(problem) + (f" ({detail})" if detail else "")
        if _is_passing(problem):
            return MigrationError(
                f"revision {revision} was tried {ATTEMPTS} times: {said}",
                help="see pg_stat_activity for who holds the lock; what was applied before stays applied",
            )
        return MigrationError(
            f"revision {revision} failed: {said}",
            help=f"nothing of it is applied; correct what it meets in the database, or {revision.path.name}",
        )

    def _failing(self, error: Exception) -> Revision | None:
        """The revision through whose file the error came."""
        files = {frame.f_code.co_filename for frame, _ in traceback.walk_tb(error.__traceback__)}
        return next((revision for revision in self.history.revisions if str(revision.path) in files), None)


def _is_passing(problem: BaseException | None) -> bool:
    return isinstance(problem, psycopg.Error) and problem.sqlstate in RETRIED


def _first_line(problem: BaseException | None) -> str:
    primary = problem.diag.message_primary if isinstance(problem, psycopg.Error) else None
    return primary or f"{type(problem).__name__}: {problem}".splitlines()[0]
