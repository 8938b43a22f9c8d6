"""What a revision needs whose parts are to be transactions of their own.

    from alembic import op
    from dazzle.back.steps import concurrently, step

    revision = "5365687836f2"


    def upgrade() -> None:
        with step(op, revision, "add ck_invoice_total for rows to come"):
            op.create_check_constraint("ck_invoice_total", "invoice", "total >= 0", postgresql_not_valid=True)
        with step(op, revision, "validate ck_invoice_total"):
            op.execute("ALTER TABLE invoice VALIDATE CONSTRAINT ck_invoice_total")
        with concurrently(op, revision, "ix_invoice_due_on"):
            op.create_index("ix_invoice_due_on", "invoice", ["due_on"], postgresql_concurrently=True)

What is through is written into `_dazzle_step`: when the revision is run again after a crash, by `dazzle db upgrade` or
plain `alembic upgrade`, the steps that are through are left out. When there are steps, all of `upgrade()` is in steps.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import psycopg
import sqlalchemy as sa
from alembic import op as proxy
from alembic.runtime.migration import MigrationContext

from dazzle.back.driver import driver as driver_of
from dazzle.back.migrate.bounds import BOUNDS
from dazzle.back.migrate.journal import Journal, State, building, dropping
from dazzle.diagnostics.errors import MigrationError

if TYPE_CHECKING:
    from alembic.operations import Operations

PATIENT = ("lock_timeout", "statement_timeout", "transaction_timeout")  # the last is known since PostgreSQL 17
REHEARSAL = "dazzle_rehearsal"  # an option of MigrationContext.configure
ON_STEP = "on_step"  # an attribute of the configuration: called with revision, step, and whether it is left out
NOTHING = "SELECT WHERE false"
CONCURRENTLY = re.compile(
    r"\A(\s*(?:(?:CREATE|DROP)\s+(?:UNIQUE\s+)?INDEX|REINDEX\s+\w+|REFRESH\s+MATERIALIZED\s+VIEW))\s+CONCURRENTLY\b",
    re.IGNORECASE,
)
INDEX = """
    SELECT i.indisvalid FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
    WHERE c.relname = %s AND pg_table_is_visible(c.oid)
"""
Substitution = Callable[[str, Any], tuple[str, Any]]


@dataclass(slots=True)
class _Run:
    """What one run of Alembic has seen: the names of steps, which must be different, and whether one is left out."""

    seen: set[tuple[str, str]]
    leaving_out: bool = False


_runs: WeakKeyDictionary[MigrationContext, _Run] = WeakKeyDictionary()


@contextmanager
def step(op: "Operations", revision: str, name: str) -> Iterator[None]:
    """A transaction of its own, which waits half a second for a lock at most. Not sent when the journal has it.

    What came before is committed.
    """
    context = op.get_context()
    if _is_rehearsal(context):
        with _rewritten(_connection(context), _within_transaction):
            yield
        return
    if context.as_sql:
        with context.autocommit_block():
            _remark(context, name)
        for setting in BOUNDS:
            op.execute(setting)
        yield
        return
    with context.autocommit_block():
        driver = _driver(context)
        journal = Journal(driver, revision)
        journal.ensure()
        done = journal.state(name) is State.DONE
        _begin(context, revision, name, left_out=done)
        with driver.transaction(), _left_out(context) if done else nullcontext():
            for setting in BOUNDS:
                driver.execute(setting.encode())
            yield
            if not done:
                journal.write(name, State.DONE)


@contextmanager
def concurrently(op: "Operations", revision: str, index: str, *, drop: bool = False) -> Iterator[None]:
    """In no transaction: one CREATE INDEX CONCURRENTLY, or DROP INDEX CONCURRENTLY, of the index of this name.

    An index that a build before has left invalid is dropped first, and that of a unique one at once when values are
    there twice. Raises MigrationError then, when an index is there that this revision did not make, or when afterwards
    it is not there, valid; with `drop`, when it still is.
    """
    context = op.get_context()
    if _is_rehearsal(context):
        with _rewritten(_connection(context), _within_transaction):
            yield
        _require(_driver(context), index, drop=drop)
        return
    name = dropping(index) if drop else building(index)
    if context.as_sql:
        with context.autocommit_block():
            _remark(context, name)
            yield
        return
    with context.autocommit_block(), _patient(_driver(context)) as driver:
        journal = Journal(driver, revision)
        journal.ensure()
        done = _is_made(driver, journal, name, index, drop=drop)
        _begin(context, revision, name, left_out=done)
        if not done:
            journal.write(name, State.BEGUN)
            _clear(driver, index, drop=drop)
        try:
            with _left_out(context) if done else nullcontext():
                yield
        except sa.exc.IntegrityError as error:
            _give_up(driver, journal, name, index)
            diag = error.orig.diag if isinstance(error.orig, psycopg.Error) else None
            said = ": ".join(filter(None, (diag.message_primary, diag.message_detail))) if diag else str(error)
            raise MigrationError(said, help="make the values differ, and run `dazzle db upgrade` again") from error
        if not done:  # a later step may have given the index another name since
            _require(driver, index, drop=drop)
        journal.write(name, State.DONE)


def person(statements: Mapping[str, str], name: str) -> sa.TextClause:
    """The SQL of that name, which only a person knows, for `op.execute`. Raises MigrationError while it is empty.

    In a rehearsal, an empty one does nothing.
    """
    if name not in statements:
        raise MigrationError(
            f"`statements` has nothing for `{name}`", help=f"it has {', '.join(map(repr, statements)) or 'no text'}"
        )
    sql = statements[name].strip()
    if not sql and not _is_rehearsal(proxy.get_context()):
        raise MigrationError(f"the statement `{name}` is empty", help="write the SQL into `statements` of the revision")
    return sa.text((sql or NOTHING).replace(":", r"\:"))


def is_left_out(context: MigrationContext) -> bool:
    """True inside a step that is through already, where nothing is sent and so nothing can be asked."""
    return context in _runs and _runs[context].leaving_out


def _is_rehearsal(context: MigrationContext) -> bool:
    return bool(context.opts.get(REHEARSAL))


def _remark(context: MigrationContext, name: str) -> None:
    context.impl.static_output(f"-- {' '.join(name.split())}")


def _connection(context: MigrationContext) -> sa.Connection:
    assert context.connection is not None
    return context.connection


def _driver(context: MigrationContext) -> psycopg.Connection:
    return driver_of(_connection(context))


def _begin(context: MigrationContext, revision: str, name: str, *, left_out: bool) -> None:
    """Tell whoever wants to know. A name twice would leave the second step out for ever."""
    seen = _runs.setdefault(context, _Run(set())).seen
    if (revision, name) in seen:
        raise MigrationError(f"two steps of the revision are called `{name}`", help="give each a name of its own")
    seen.add((revision, name))
    on_step = context.config.attributes.get(ON_STEP) if context.config is not None else None
    if on_step is not None:
        on_step(revision, name, left_out)


@contextmanager
def _left_out(context: MigrationContext) -> Iterator[None]:
    run = _runs[context]
    run.leaving_out = True
    try:
        with _rewritten(_connection(context), _nothing):
            yield
    finally:
        run.leaving_out = False


def _rewritten(connection: sa.Connection, substitute: Substitution) -> AbstractContextManager[None]:
    """While it lasts, what SQLAlchemy sends on this connection is what `substitute` makes of it."""

    def before(_c: object, _cursor: object, statement: str, parameters: Any, _x: object, many: bool) -> Any:  # noqa: ANN401  SQLAlchemy's
        changed, given = substitute(statement, parameters)
        return changed, [given] if many and given is not parameters else given

    @contextmanager
    def listening() -> Iterator[None]:
        sa.event.listen(connection, "before_cursor_execute", before, retval=True)
        try:
            yield
        finally:
            sa.event.remove(connection, "before_cursor_execute", before)

    return listening()


def _nothing(_statement: str, _parameters: object) -> tuple[str, object]:
    return NOTHING, {}


def _within_transaction(statement: str, parameters: object) -> tuple[str, object]:
    return CONCURRENTLY.sub(r"\1", statement), parameters


@contextmanager
def _patient(driver: psycopg.Connection) -> Iterator[psycopg.Connection]:
    """Without bounds: nobody queues behind a concurrent build, and one cut short has all to do again."""
    bounds = driver.execute(
        "SELECT name, current_setting(name) FROM pg_settings WHERE name = ANY(%s)", (list(PATIENT),)
    )
    before = bounds.fetchall()
    for name, _ in before:
        driver.execute("SELECT set_config(%s, '0', false)", (name,))
    yield driver
    for name, value in before:
        driver.execute("SELECT set_config(%s, %s, false)", (name, value))


def _validity(driver: psycopg.Connection, index: str) -> bool | None:
    """Whether the index is valid; None when there is none."""
    found = driver.execute(INDEX, (index,)).fetchone()
    return None if found is None else bool(found[0])


def _is_made(driver: psycopg.Connection, journal: Journal, name: str, index: str, *, drop: bool) -> bool:
    """Whether a run before this one has done it, though it may not have come to write so."""
    state = journal.state(name)
    valid = _validity(driver, index)
    if state is None:
        if valid is not None and not drop:
            raise MigrationError(
                f"there is an index `{index}` already, which this revision did not build",
                help=f'if nothing needs it, drop it and go on: DROP INDEX CONCURRENTLY "{index}"',
            )
        return False
    return state is State.DONE or (valid is None if drop else valid is True)


def _clear(driver: psycopg.Connection, index: str, *, drop: bool) -> None:
    """Drop what a build that was cut short has left behind."""
    if not drop and _validity(driver, index) is False:
        driver.execute(psycopg.sql.SQL("DROP INDEX CONCURRENTLY {}").format(psycopg.sql.Identifier(index)))


def _give_up(driver: psycopg.Connection, journal: Journal, name: str, index: str) -> None:
    """Leave nothing behind of a build that cannot come to its end; the next run drops what cannot be dropped now."""
    with suppress(psycopg.Error):
        _clear(driver, index, drop=False)
        journal.forget_step(name)


def _require(driver: psycopg.Connection, index: str, *, drop: bool) -> None:
    valid = _validity(driver, index)
    if drop and valid is not None:
        raise MigrationError(f"the index `{index}` is still there", help="the step names another than it drops")
    if not drop and valid is None:
        raise MigrationError(f"there is no index `{index}`", help="the step names another than it builds")
    if not drop and not valid:
        raise MigrationError(
            f"the index `{index}` was built and is not valid", help="look at the server's log, and run it again"
        )
