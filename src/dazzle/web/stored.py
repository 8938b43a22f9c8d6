"""The service of an entity that has a table."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from dazzle.back.names import Names
from dazzle.back.pool import Context, Lane, Transaction
from dazzle.back.query.asked import ListQuery
from dazzle.back.query.record import Key, Page, Record
from dazzle.back.query.statements import Statements
from dazzle.back.refusal import Refused, Trouble, Unanswered
from dazzle.back.uuid7 import uuid7
from dazzle.ir.entity import Entity, StateMachine, Transition
from dazzle.web import machine
from dazzle.web.problems import FieldError, Invalid, NotFound, Problem, SchemaMismatch, Stale, Unavailable
from dazzle.web.violations import forbidden, problem
from dazzle.web.writable import cleared, missing

VERSION = re.compile(r"[0-9]{1,10}", re.ASCII)
LARGEST_VERSION = 2**32


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredService:
    """`searched` are the fields that a search looks into."""

    entity: Entity
    statements: Statements
    names: Names
    lane: Lane
    context: Context
    searched: tuple[str, ...] = ()

    async def list(self, query: ListQuery) -> Page:
        with self._translated():
            rows, counted = await self.lane.read(self.context, *self.statements.list.statements(query, self.searched))
        items = tuple(self.statements.layout.record(row) for row in rows)
        return Page(items=items, total=counted[0][0], page=query.page, page_size=query.page_size)

    async def read(self, key: Key) -> Record:
        with self._translated():
            (rows,) = await self.lane.read(self.context, self.statements.read.statement(key))
        if not rows:
            raise NotFound
        return self.statements.layout.record(rows[0])

    async def create(self, values: Mapping[str, object]) -> Record:
        given = self._begun(values)
        if errors := [*cleared(self.entity, given), *missing(self.entity, given)]:
            raise Invalid(errors)
        if self.entity.states is not None:
            machine.refuse_other_start(self.entity, self.entity.states, given[self.entity.states.field])
        with self._translated():
            (rows,) = await self.lane.write(self.context, self.statements.create.statement(given))
        return self.statements.layout.record(rows[0])

    async def update(self, key: Key, values: Mapping[str, object], *, version: str | None = None) -> Record:
        _refuse_foreign(version)
        if errors := [*cleared(self.entity, values)]:
            raise Invalid(errors)
        if not values:
            return _of_version(await self.read(key), version)
        if (states := self.entity.states) is not None and states.field in values:
            return await self._move(states, key, values, version)
        with self._translated():
            (rows,) = await self.lane.write(
                self.context, self.statements.update.statement(key, values, version=version)
            )
        if not rows:
            raise await self._why_not(key, version)
        return self.statements.layout.record(rows[0])

    async def delete(self, key: Key, *, version: str | None = None) -> None:
        _refuse_foreign(version)
        with self._translated(deleting=True):
            (rows,) = await self.lane.write(self.context, self.statements.delete.statement(key, version=version))
        if not rows:
            raise await self._why_not(key, version)

    async def transition(self, key: Key, target: str, values: Mapping[str, object] | None = None) -> Record:
        if self.entity.states is None:
            raise Invalid([FieldError("", "no_states", f"{self.entity.title} has no states.")])
        return await self.update(key, {**(values or {}), self.entity.states.field: target})

    def moves(self, record: Record) -> tuple[Transition, ...]:
        states = self.entity.states
        return () if states is None else machine.moves(states, record.values[states.field])

    async def _move(self, states: StateMachine, key: Key, values: Mapping[str, object], version: str | None) -> Record:
        """Under a lock on the row, so that it is still as it was when the machine allowed the move."""

        async def work(transaction: Transaction) -> Record:
            (found,) = await transaction.run(self.statements.read.statement(key, lock=True))
            if not found:
                raise NotFound
            before = _of_version(self.statements.layout.record(found[0]), version)
            state = before.values[states.field]
            if values[states.field] != state:
                after = {**before.values, **values}
                machine.refuse_other_move(self.entity, states, state, values[states.field], after)
            assert self.statements.transition is not None
            statement = self.statements.transition.statement(key, values, expected=state)
            (rows,) = await transaction.run(statement)
            return self.statements.layout.record(rows[0])

        with self._translated():
            try:
                return await self.lane.transact(self.context, work)
            except NotFound:
                # A row that may not be changed is not locked either.
                raise await self._why_not(key, version) from None

    def _begun(self, values: Mapping[str, object]) -> dict[str, object]:
        """The values of a new row, with its key and its state."""
        given = dict(values)
        match self.entity.primary_key:
            case (name,) if name not in given and self.entity.field(name).type.keyword == "uuid":
                given[name] = uuid7()
        if self.entity.states is not None:
            given.setdefault(self.entity.states.field, self.entity.states.initial)
        return given

    async def _why_not(self, key: Key, version: str | None) -> Problem:
        """Why nothing was written: there is no row of that key, it is of another version, or it may only be seen."""
        try:
            record = await self.read(key)
        except NotFound as error:
            return error
        return _stale() if version not in {None, record.version} else forbidden(self.entity)

    @contextmanager
    def _translated(self, *, deleting: bool = False) -> Iterator[None]:
        try:
            yield
        except Refused as error:
            raise problem(error, self.names, self.entity, deleting=deleting) from error
        except Unanswered as error:
            kind = SchemaMismatch if error.trouble is Trouble.CHANGED else Unavailable
            raise kind(str(error)) from error


def _refuse_foreign(version: str | None) -> None:
    """Raises Stale for a version that was never ours: ours are transaction ids, which have 32 bits."""
    if version is not None and not (VERSION.fullmatch(version) and int(version) < LARGEST_VERSION):
        raise _stale()


def _of_version(record: Record, version: str | None) -> Record:
    if version not in (None, record.version):
        raise _stale()
    return record


def _stale() -> Stale:
    return Stale("Somebody else has changed this since you read it.")
