"""Rows that seeds mean and the revisions do not make: looked for on a scratch database, made by revisions of data.

A row that is there is known again by the seed's `match_field`, among those that are not deleted; without one, by all
that the seed says of it. What left the window stays. A row that somebody has changed is neither changed back nor
deleted: each statement names the values that it is about.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from psycopg import sql

from dazzle.back.driver import driver
from dazzle.back.keys import ForeignKey, foreign_keys, living
from dazzle.back.migrate import catalogue
from dazzle.back.migrate.rebuild import execute
from dazzle.back.migrate.step import Phase, Stage, Step
from dazzle.back.policy import Security
from dazzle.back.quoting import identifier, readable
from dazzle.back.relations import Relations, column_names
from dazzle.back.rowsecurity import forcing
from dazzle.back.seeds import seed_rows, seed_year
from dazzle.fieldtypes.base import literal
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Entity, Owner

CAST = re.compile(r"('(?:[^']|'')*')::.*", re.DOTALL)
NULL = "NULL"


@dataclass(frozen=True, slots=True)
class Row:
    """A row as a seed means it: constants by column, and the columns by which it is known again."""

    values: Mapping[str, str]
    known_by: tuple[str, ...]

    def __str__(self) -> str:
        return ", ".join(self.values[column] for column in self.known_by)


@dataclass(frozen=True, slots=True)
class Seeding:
    """Puts the rows of one entity's seed into its table.

    `referring` are the keys that lead to it, by the tables that have them; `forced` the tables among these and its own
    that force their policies.
    """

    entity: Entity
    referring: tuple[tuple[str, ForeignKey], ...]
    forced: frozenset[str]

    @property
    def table(self) -> str:
        return self.entity.table_name

    def rows(self, today: date) -> Iterator[Row]:
        """The rows of the window in which a day is."""
        seed = self.entity.seed
        assert seed is not None
        for values in seed_rows(self.entity, seed_year(seed, today)):
            made: dict[str, str] = {}
            for name, value in values.items():
                type_ = self.entity.field(name).type
                columns = column_names(self.entity, (name,))
                made.update(zip(columns, map(_constant, type_.to_columns(value)), strict=True))
            known_by = tuple(made) if seed.match_field is None else column_names(self.entity, (seed.match_field,))
            yield Row(made, known_by)

    def steps(self, connection: sa.Connection, today: date) -> tuple[Step, ...]:
        """What makes the rows that are missing and changes those that differ; () when there is nothing to do."""
        catalogue.pin(driver(connection))
        with connection.begin_nested() as looking:
            if self.table in self.forced:
                driver(connection).execute(forcing(self.table, forced=False).encode())
            steps = [step for row in self.rows(today) for step in self._of(connection, row)]
            looking.rollback()
        return self._lifted(steps) if steps else ()

    def _of(self, connection: sa.Connection, row: Row) -> Iterator[Step]:
        found = self._found(connection, row)
        if not found:
            yield _step(f"add {row} to {self.table}", [self._insert(row)], [self._delete(row)])
        elif {} not in found:
            old, new = found[0], {column: row.values[column] for column in found[0]}
            says = f"change {', '.join(new)} of {row} in {self.table}"
            yield _step(says, [self._update(row, old, new)], [self._update(row, new, old)])

    def _found(self, connection: sa.Connection, row: Row) -> list[dict[str, str]]:
        """Of each row that is known again: the columns that are not as they should be, with what is in them."""
        asked = [f"NOT ({_are({column: value})}), {identifier(column)}::text" for column, value in row.values.items()]
        statement = f"SELECT {', '.join(asked)} FROM {identifier(self.table)} WHERE {self._known(row)}"
        return [
            {
                column: NULL if text is None else literal(text)
                for column, differs, text in zip(row.values, answer[::2], answer[1::2], strict=True)
                if differs is not False
            }
            for answer in driver(connection).execute(statement.encode())
        ]

    def _known(self, row: Row) -> str:
        return self._living(_are({column: row.values[column] for column in row.known_by}))

    def _living(self, condition: str) -> str:
        alive = living(self.entity)
        return condition if alive is None else f"{condition} AND {readable(alive)}"

    def _insert(self, row: Row) -> str:
        table, columns = identifier(self.table), ", ".join(map(identifier, row.values))
        return (
            f"INSERT INTO {table} ({columns}) SELECT {', '.join(row.values.values())} "
            f"WHERE NOT EXISTS (SELECT FROM {table} WHERE {self._known(row)})"
        )

    def _delete(self, row: Row) -> str:
        """Of the row as it was made, unless another row leads to it."""
        table = identifier(self.table)
        conditions = [self._living(_are(row.values))]
        for other, key in self.referring:
            pairs = zip(key.columns, key.referred, strict=True)
            same = " AND ".join(f"o.{identifier(own)} = {table}.{identifier(theirs)}" for own, theirs in pairs)
            conditions.append(f"NOT EXISTS (SELECT FROM {identifier(other)} AS o WHERE {same})")
        return f"DELETE FROM {table} WHERE {' AND '.join(conditions)}"

    def _update(self, row: Row, old: Mapping[str, str], new: Mapping[str, str]) -> str:
        changes = ", ".join(f"{identifier(column)} = {value}" for column, value in new.items())
        return f"UPDATE {identifier(self.table)} SET {changes} WHERE {self._known(row)} AND {_are(old)}"

    def _lifted(self, steps: Sequence[Step]) -> tuple[Step, ...]:
        """The steps, between some that lift the force of policies, which hide rows from their owner, and put it back.

        Going up, the rows of the table itself are looked for; going down, those that lead to them as well.
        """
        if not self.forced:
            return tuple(steps)
        own = self.forced & {self.table}
        lift = _step("", _forcing(own, forced=False), _forcing(self.forced, forced=True))
        force = _step("", _forcing(own, forced=True), _forcing(self.forced, forced=False))
        return (lift, *steps, force)


def seedings(appspec: AppSpec, owner: Owner) -> Iterator[Seeding]:
    """One for each seed of an owner's tables whose rows are everybody's; what tenants have is not seeded yet."""
    relations = Relations(appspec)
    seeded = [entity for entity in relations.stored if entity.seed is not None and entity.owner is owner]
    if not seeded:
        return
    security = Security(relations)
    hiding = {entity.table_name for entity in relations.stored if security.of(entity) is not None}
    for entity in seeded:
        if relations.partition(entity) is None:
            referring = tuple(
                (other.table_name, key)
                for other in relations.stored
                for key in foreign_keys(relations, other)
                if key.target is entity
            )
            tables = {entity.table_name, *(table for table, _ in referring)}
            yield Seeding(entity, referring, frozenset(tables & hiding))


def _step(says: str, up: Sequence[str], down: Sequence[str]) -> Step:
    return Step(
        phase=Phase.DATA, stage=Stage.ROWS, says=says, up=tuple(map(execute, up)), down=tuple(map(execute, down))
    )


def _forcing(tables: Collection[str], *, forced: bool) -> list[str]:
    return [forcing(table, forced=forced) for table in sorted(tables)]


def _are(values: Mapping[str, str]) -> str:
    """Whether the columns have these values."""
    return " AND ".join(
        f"{identifier(column)} {'IS' if value == NULL else '='} {value}" for column, value in values.items()
    )


def _constant(parameter: object) -> str:
    """A parameter as SQL, without a type: PostgreSQL reads it as what it stands beside."""
    written = sql.Literal(parameter).as_string().strip()
    cast = CAST.fullmatch(written)
    return cast[1] if cast else written
