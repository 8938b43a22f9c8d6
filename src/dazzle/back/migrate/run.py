"""Applying revisions and taking them back: under the lock, one transaction each, written down."""

from dataclasses import dataclass

from alembic import command

from dazzle.back.choice import ENGINES
from dazzle.back.connection import connect, database_errors
from dazzle.back.migrate import state
from dazzle.back.migrate.adopt import adopt
from dazzle.back.migrate.bookkeeping import created_schema, ensure_tables
from dazzle.back.migrate.create_all import create_all
from dazzle.back.migrate.history import History
from dazzle.back.migrate.lock import migration_lock
from dazzle.back.migrate.readiness import refuse_irreversible, refuse_unfinished
from dazzle.back.migrate.revisionfile import Revision
from dazzle.back.migrate.runner import Report, Runner, silent
from dazzle.diagnostics.errors import MigrationError
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Owner

HEADS = "heads"
BASE = "base"


@dataclass(frozen=True, slots=True, kw_only=True)
class Upgraded:
    """Revision ids that ran, oldest first; the revision that was found in place; tables that `create_all` made."""

    applied: tuple[str, ...] = ()
    adopted: str | None = None
    created: tuple[str, ...] = ()


def upgrade(
    url: str,
    history: History,
    *,
    target: str = HEADS,
    appspec: AppSpec | None = None,
    engine: str = ENGINES[0],
    report: Report = silent,
) -> Upgraded:
    """Bring the database to `target`: `heads`, or the beginning of a revision's id.

    While the project has no revision, its tables that do not exist are created from `appspec`;
    a database so created adopts the first revision that is written later. `report` gets one line for each step.
    Raises DatabaseAhead, MigrationError (a revision failed: nothing of it is applied, those before it are).
    """
    with database_errors(), migration_lock(url, report) as connection:
        history = history.reread()  # whoever had the lock may have applied what was written meanwhile
        current = state.read_current(connection)
        state.refuse_unknown(current, history)
        refuse_unfinished(history.pending(current))
        ensure_tables(connection)
        runner = Runner(url, history, report)
        if not history.of(Owner.PROJECT):
            runner.to_heads()
            created = () if appspec is None else create_all(url, appspec, engine=engine)
            for table in created:
                report(f"created {table}")
            return Upgraded(applied=tuple(runner.done), created=created)
        adopted = _adopt(url, history, runner, report)
        if target == HEADS:
            runner.to_heads()
        else:
            runner.run(command.upgrade, _resolve(history, target).id)
        return Upgraded(applied=tuple(runner.done), adopted=adopted)


def downgrade(url: str, history: History, target: str, *, report: Report = silent) -> tuple[str, ...]:
    """Take back the project's revisions after `target`; the ids that were taken back, newest first.

    `target` is `base`, the beginning of an id, or `-N` for N revisions, all of the project's branch; an id of the
    framework's branch takes back that branch.
    """
    with database_errors(), migration_lock(url, report) as connection:
        history = history.reread()
        applied = state.read_current(connection)
        state.refuse_unknown(applied, history)
        to = _downgrade_target(history, target, history.applied(applied))
        refuse_irreversible(_behind(history, to, history.applied(applied)))
        runner = Runner(url, history, report)
        runner.run(command.downgrade, to)
        return tuple(runner.done)


def taken_back(url: str, history: History, target: str) -> tuple[Revision, ...]:
    """The revisions that `downgrade` to this target would take back, newest first."""
    applied = history.applied(state.current(url))
    return _behind(history, _downgrade_target(history, target, applied), applied)


def _behind(history: History, to: str, applied: frozenset[str]) -> tuple[Revision, ...]:
    """What is applied behind a target that was looked up, newest first."""
    last = None if to.endswith(f"@{BASE}") else history.get(to)
    owner = Owner.PROJECT if last is None else last.owner
    done = [revision for revision in history.of(owner) if revision.id in applied]
    kept = 0 if last is None else done.index(last) + 1 if last in done else len(done)
    return tuple(reversed(done[kept:]))


def _adopt(url: str, history: History, runner: Runner, report: Report) -> str | None:
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
    named = any(revision.id.startswith(prefix) for revision in history.of(Owner.FRAMEWORK))
    mine = any(revision.id.startswith(prefix) for revision in history.of(Owner.PROJECT))
    return history.resolve(prefix, Owner.FRAMEWORK if named and not mine else Owner.PROJECT)


def _downgrade_target(history: History, target: str, applied: frozenset[str]) -> str:
    base = f"{history.label}@{BASE}"
    if target == BASE:
        return base
    if not target.startswith("-"):
        return _resolve(history, target).id
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
