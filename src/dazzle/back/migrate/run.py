"""Applying revisions and taking them back: under the lock, one transaction each, written down."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import psycopg
import sqlalchemy as sa
from alembic import command
from alembic.runtime.migration import MigrationContext, MigrationInfo

from dazzle.back.connection import connect, database_errors, explained
from dazzle.back.migrate import state
from dazzle.back.migrate.adopt import adopt
from dazzle.back.migrate.bookkeeping import Deployment, created_schema, ensure_tables, record_deployment
from dazzle.back.migrate.create_all import create_all
from dazzle.back.migrate.environment import configuration, connected, driver
from dazzle.back.migrate.history import History, Revision
from dazzle.back.migrate.lock import migration_lock
from dazzle.diagnostics.errors import DazzleError, MigrationError
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Owner

HEADS = "heads"
BASE = "base"
LOCK_TIMEOUT = "2s"  # a waiting ALTER TABLE makes every later reader wait behind it
ATTEMPTS = 10
LONGEST_PAUSE = 30.0
LOCK_NOT_AVAILABLE = "55P03"
RETRIED = frozenset({LOCK_NOT_AVAILABLE, "40001", "40P01", "57P01", "08000", "08003", "08006"})
Report = Callable[[str], None]


def silent(_: str) -> None:
    """A report that nobody reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upgraded:
    """Revision ids that ran, oldest first; the revision that was found in place; tables that `create_all` made."""

    applied: tuple[str, ...] = ()
    adopted: str | None = None
    created: tuple[str, ...] = ()


def upgrade(
    url: str, history: History, *, target: str = HEADS, appspec: AppSpec | None = None, report: Report = silent
) -> Upgraded:
    """Bring the database to `target`: `heads`, or the beginning of a revision's id.

    While the project has no revision, its tables that do not exist are created from `appspec` (design: section 6);
    a database so created adopts the first revision that is written later. `report` gets one line for each step.
    Raises DatabaseAhead, MigrationError (a revision failed: nothing of it is applied, those before it are).
    """
    with database_errors(), migration_lock(url, report) as connection:
        ensure_tables(connection)
        state.refuse_unknown(state.read_current(connection), history)
        runner = _Runner(url, history, report)
        if not history.of(Owner.PROJECT):
            runner.run(command.upgrade, HEADS)
            created = () if appspec is None else create_all(url, appspec)
            for table in created:
                report(f"created {table}")
            return Upgraded(applied=tuple(runner.done), created=created)
        adopted = _adopt(url, history, runner, report)
        runner.run(command.upgrade, target if target == HEADS else _resolve(history, target).id)
        return Upgraded(applied=tuple(runner.done), adopted=adopted)


def downgrade(url: str, history: History, target: str, *, report: Report = silent) -> tuple[str, ...]:
    """Take back the project's revisions after `target`; the ids that were taken back, newest first.

    `target` is `base`, the beginning of an id, or `-N` for N revisions, all of the project's branch; an id of the
    framework's branch takes back that branch.
    """
    with database_errors(), migration_lock(url, report) as connection:
        applied = state.read_current(connection)
        state.refuse_unknown(applied, history)
        runner = _Runner(url, history, report)
        runner.run(command.downgrade, _downgrade_target(history, target, history.applied(applied)))
        return tuple(runner.done)


def _adopt(url: str, history: History, runner: "_Runner", report: Report) -> str | None:
    """The first revision of a project whose tables `create_all` made, once it is recorded as applied."""
    with connect(url, autocommit=True) as connection:
        created = created_schema(connection)
        begun = any(history.owner_of(id_) is Owner.PROJECT for id_ in state.read_current(connection))
    if begun or not created:
        return None
    first = history.of(Owner.PROJECT)[0]
    for parent in first.depends_on:
        runner.run(command.upgrade, parent)
    adopt(url, history, first)
    report(f"found in place {first}")
    return first.id


def _resolve(history: History, prefix: str) -> Revision:
    """The revision whose id begins so, the project's before the framework's."""
    owner = Owner.PROJECT
    if not any(revision.id.startswith(prefix) for revision in history.of(owner)):
        owner = Owner.FRAMEWORK
    return history.resolve(prefix, owner)


def _downgrade_target(history: History, target: str, applied: frozenset[str]) -> str:
    base = f"{history.label}@{BASE}"
    if target == BASE:
        return base
    if not target.startswith("-"):
        return _resolve(history, target).id
    done = [revision for revision in history.of(Owner.PROJECT) if revision.id in applied]
    back = int(target[1:]) if target[1:].isdecimal() else 0
    if not 1 <= back <= len(done):
        raise MigrationError(
            f"`{target}` is not a number of revisions to take back; {len(done)} are applied",
            help="write `-1` for the last one, or the id that is to be the last",
        )
    return base if back == len(done) else done[-back - 1].id


@dataclass
class _Runner:
    """Runs Alembic's commands and keeps what was done."""

    url: str
    history: History
    report: Report
    done: list[str] = field(default_factory=list)
    started: float = 0.0

    def run(self, migrate: Callable[..., None], target: str) -> None:
        """Run an Alembic command until it is through; a lock that is not free is tried again, with longer pauses."""
        for attempt in range(ATTEMPTS):
            try:
                return self._attempt(migrate, target)
            except sa.exc.DBAPIError as error:
                problem = error.orig
                if not isinstance(problem, psycopg.Error):
                    raise
                if problem.sqlstate not in RETRIED or attempt + 1 == ATTEMPTS:
                    raise self._failed(problem) from problem
                pause = random.uniform(0, min(LONGEST_PAUSE, 2**attempt))
                self.report(f"{_first_line(problem)}; trying again in {pause:.1f} s")
            time.sleep(pause)
        return None

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

    def _failed(self, problem: psycopg.Error) -> DazzleError:
        if (known := explained(problem)) is not None:
            return known
        said = _first_line(problem)
        if problem.sqlstate == LOCK_NOT_AVAILABLE:
            return MigrationError(
                f"a table stayed locked by others through {ATTEMPTS} attempts: {said}",
                help="see pg_stat_activity for who holds it; what was applied before stays applied",
            )
        detail = f" ({problem.diag.message_detail})" if problem.diag.message_detail else ""
        return MigrationError(
            f"a revision failed after {len(self.done)} were run: {said}{detail}",
            help="nothing of it was applied; see `dazzle db current` for where the database stands",
        )


def _first_line(problem: psycopg.Error) -> str:
    return problem.diag.message_primary or str(problem).strip().splitlines()[0]
