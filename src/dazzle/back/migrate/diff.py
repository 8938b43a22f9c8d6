"""What the revisions make against what the DSL says, both as PostgreSQL prints them.

The connection is to a scratch database at head. The DSL's tables are created in a schema beside, in a savepoint that
is rolled back: nothing is compared that PostgreSQL has not read and printed itself.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg
import sqlalchemy as sa
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext

from dazzle.back.choice import ENGINES, OLDEST
from dazzle.back.driver import driver
from dazzle.back.migrate import along, catalogue, renames
from dazzle.back.migrate.catalogue import Difference, Extension, Function, Row, Table
from dazzle.back.migrate.ddl import creating, functions_of
from dazzle.back.migrate.guards import GUARDS
from dazzle.back.migrate.hints import NONE, Hints
from dazzle.back.migrate.lifting import lifting
from dazzle.back.migrate.placing import CITUS, placing
from dazzle.back.migrate.plan import STANDING, steps
from dazzle.back.migrate.questions import Question, Undecided
from dazzle.back.migrate.refusals import refuse
from dazzle.back.migrate.renames import columns_of, resolved
from dazzle.back.migrate.restating import restated
from dazzle.back.migrate.rewrites import rewritten
from dazzle.back.migrate.situation import LookUp, Situation, nothing_known
from dazzle.back.migrate.step import Phase, Step, in_order
from dazzle.back.migrate.transactions import separated
from dazzle.back.migrate.words import sentences
from dazzle.diagnostics.diagnostic import Diagnostic
from dazzle.diagnostics.errors import RevisionRefused
from dazzle.ir.owner import FRAMEWORK_PREFIX, Owner

TARGET = "_dazzle_target"
NAMESAKES = """SELECT format('public.%%I(%%s)', proname, pg_get_function_identity_arguments(oid)) FROM pg_proc
    WHERE pronamespace = 'public'::regnamespace AND prosecdef AND proname = ANY (%s)"""
BESIDE = "add a new field beside the old one, fill it in a revision of its own, then remove the old one"
IN_TWO_EDITS = "change it in two edits: first take away what stands on it, then change what it stood on"
PASSES = 3  # applying a step can bring to light what another stood before; two have always been enough


@dataclass(frozen=True, slots=True)
class Scope:
    """One owner's part of a MetaData; `keep` names what revisions have added by hand, which is nobody's to drop.

    `engine` is what the tables are for (`choice.ENGINES`); what is written runs on `min_version` and later. `look_up`
    finds the tables that are known to have few rows. `hints` are what a person said of names that are gone; the renames
    among them are in the MetaData already. With `only`, these tables alone are looked at: the others are known to be as
    the DSL says.
    """

    metadata: sa.MetaData
    owner: Owner
    keep: frozenset[str] = frozenset()
    engine: str = ENGINES[0]
    hints: Hints = NONE
    only: frozenset[str] | None = None
    min_version: int = OLDEST
    look_up: LookUp = nothing_known

    @property
    def tables(self) -> tuple[sa.Table, ...]:
        own = (table for table in self.metadata.tables.values() if table.info["owner"] is self.owner)
        return tuple(table for table in own if self.only is None or table.name in self.only)

    def owns(self, table: str) -> bool:
        """Whether a table is the owner's; one that no entity has any more is known by its name."""
        if table in self.metadata.tables:
            return self.metadata.tables[table].info["owner"] is self.owner
        return table.startswith(FRAMEWORK_PREFIX) is (self.owner is Owner.FRAMEWORK)

    def has(self, row: Row) -> bool:
        """Whether a row is the owner's: a function by its name, as tables; extensions are for projects to ask for."""
        match row:
            case Function():
                return row.name.startswith(FRAMEWORK_PREFIX) is (self.owner is Owner.FRAMEWORK)
            case Extension():
                return self.owner is Owner.PROJECT
        return self.owns(row.table)

    def placed(self, steps: Collection[Step], before: Collection[Row]) -> tuple[Step, ...]:
        """The steps, and where the rows are of the tables that they make."""
        return placing(steps, before, self.metadata) if self.engine == CITUS else tuple(steps)

    def made(self, connection: sa.Connection) -> tuple[Row, ...]:
        """The owner's rows as the revisions made them."""
        rows = catalogue.read(driver(connection), tables=self.only)
        return tuple(row for row in rows if self.has(row) and self.keep.isdisjoint((row.table, row.name)))

    def wanted(self, connection: sa.Connection) -> tuple[Row, ...]:
        """The owner's rows as the DSL says."""
        rows = described(connection, self.metadata, frozenset(table.name for table in self.tables))
        return tuple(row for row in rows if self.has(row))


def described(connection: sa.Connection, metadata: sa.MetaData, tables: Collection[str]) -> tuple[Row, ...]:
    """The rows of these tables of the MetaData, as PostgreSQL prints them once they are made; nothing is left of it."""
    with connection.begin_nested() as savepoint:
        driver(connection).execute(f"CREATE SCHEMA {TARGET}".encode())
        catalogue.pin(driver(connection), TARGET)
        # One that takes other arguments would be found behind the target's, where these fit better.
        for (function,) in driver(connection).execute(NAMESAKES, ([each.name for each in functions_of(metadata)],)):
            driver(connection).execute(f"DROP FUNCTION IF EXISTS {function} CASCADE".encode())
        if script := ";\n".join(creating(metadata, tables)):
            driver(connection).execute(script.encode(), prepare=False)  # at once: there may be thousands
        rows = catalogue.read(driver(connection), TARGET)
        savepoint.rollback()
    return rows


@dataclass(frozen=True, slots=True)
class Planned:
    """Steps in order, and what the guards say of those of each phase."""

    steps: tuple[Step, ...]
    dangers: Mapping[Phase, tuple[Diagnostic, ...]]


def plan(connection: sa.Connection, scope: Scope, wanted: Collection[Row]) -> Planned:
    """The steps that bring the revisions to the DSL, in order; the scratch database is left as it was.

    `wanted` are the rows as the DSL says (`Scope.wanted`).
    Raises RevisionRefused for what must not or cannot be written.
    """
    found: list[Step] = []
    left = ""
    first: tuple[Row, ...] = ()
    with trial(connection):
        found += _renamed(connection, scope, wanted)
        for attempt in range(PASSES):
            before = scope.made(connection)
            differences = tuple(catalogue.differences(before, wanted))
            if attempt == 0:
                first = before
                refuse(differences, before, scope.metadata, scope.hints)
            if not differences:
                return _finished(found, first, wanted, scope)
            planned = tuple(steps(differences, before, scope.metadata))
            found += planned
            if _are_new_tables(differences):
                break  # nothing stood before them; that they are right, the proof of the file shows
            _apply(connection, in_order((*planned, *lifting(planned, before, wanted, scope.metadata))))
        else:
            left = "; ".join(sentences(tuple(catalogue.differences(scope.made(connection), wanted)), scope.metadata))
    if left:
        raise RevisionRefused(
            f"these differences cannot be written yet: {left}",
            help='write them by hand, in a revision of `dazzle db revision --empty -m "..."`',
        )
    return _finished(found, first, wanted, scope)


def _finished(found: Collection[Step], first: Collection[Row], wanted: Collection[Row], scope: Scope) -> Planned:
    """The steps as they are written: rewritten, each in its transaction, with what is still to be said of them."""
    situation = Situation(first, scope.metadata, scope.min_version, scope.look_up)
    safe = rewritten(tuple(found), situation)
    steps = separated((*safe, *lifting(safe, first, wanted, scope.metadata)), situation)
    return Planned(
        scope.placed(steps, first),
        {
            phase: tuple(danger for guard in GUARDS for danger in guard.check(own, situation))
            for phase in (Phase.EXPAND, Phase.CONTRACT)
            if (own := tuple(step for step in steps if step.phase is phase))
        },
    )


def _are_new_tables(differences: Collection[Difference]) -> bool:
    """Whether there is no difference but tables that are made, and what they need to have installed."""
    new = {each.row.table for each in differences if isinstance(each.row, Table) and each.before is None}
    return all(
        each.row.table in new or (isinstance(each.row, Extension) and each.before is None) for each in differences
    )


def open_questions(connection: sa.Connection, scope: Scope) -> tuple[Question, ...]:
    """What somebody has to say before a revision can be written."""
    wanted = scope.wanted(connection)
    with trial(connection):
        _renamed(connection, scope, wanted)
        before = scope.made(connection)
        return Undecided(tuple(catalogue.differences(before, wanted)), before, scope.metadata, scope.hints).open()


def differences_in_words(connection: sa.Connection, scope: Scope) -> tuple[str, ...]:
    """One sentence for each difference; () when the revisions make what the DSL says."""
    wanted = scope.wanted(connection)
    with trial(connection):
        renamed = _renamed(connection, scope, wanted)
        said = [f"{step.says}: not in the revisions yet" for step in renamed if step.says]
        return (*said, *sentences(tuple(catalogue.differences(scope.made(connection), wanted)), scope.metadata))


@contextmanager
def trial(connection: sa.Connection) -> Iterator[None]:
    """What is done inside is undone."""
    with connection.begin_nested() as savepoint:
        catalogue.pin(driver(connection))
        yield
        savepoint.rollback()


def _renamed(connection: sa.Connection, scope: Scope, wanted: Collection[Row]) -> tuple[Step, ...]:
    """The renames, done: by themselves, for PostgreSQL then prints the new names wherever they are said."""
    made = scope.made(connection)
    there = columns_of(made)
    asked = resolved(scope.tables, there, scope.hints)
    found = _apply(connection, renames.steps(asked, there))
    while following := along.following(made := scope.made(connection) if found else made, wanted):
        found += _apply(connection, following)
    if not asked:
        return found
    found += _apply(connection, (*along.numbering(asked, made, wanted), *along.not_null(asked, made)))
    return (*found, *restated(asked, made, scope.metadata))  # of rows, and here is none


def _apply(connection: sa.Connection, planned: Iterable[Step]) -> tuple[Step, ...]:
    operations = Operations(MigrationContext.configure(connection))
    done = tuple(planned)
    catalogue.pin(driver(connection))
    for step in done:
        try:
            for operation in step.up:
                operations.invoke(operation)
        except sa.exc.DBAPIError as error:
            problem = error.orig
            said = problem.diag.message_primary if isinstance(problem, psycopg.Error) else str(problem)
            raise RevisionRefused(
                f"PostgreSQL refuses a step ({step.says or 'part of another'}): {said}",
                help=IN_TWO_EDITS if step.says.endswith(STANDING) else BESIDE,
            ) from error
    return done
