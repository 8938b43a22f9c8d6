"""Where an entity's fields stand in the rows that its statements give."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dazzle.back.keys import ForeignKey, foreign_keys
from dazzle.back.query.record import Key, Record
from dazzle.back.relations import Relations, columns_of
from dazzle.fieldtypes.base import Column, SqlType, quote
from dazzle.ir.entity import Entity, Field

ROW = "_row"  # the alias of the own table in every statement; no table of an entity begins like it
VERSION = '"dazzle.version"'  # no field has a dot in its name


@dataclass(frozen=True, slots=True)
class Join:
    """A reference with what it leads to; `alias` is that entity's table in the statement."""

    key: ForeignKey
    alias: str

    @property
    def ref(self) -> Field:
        return self.key.field

    @property
    def target(self) -> Entity:
        return self.key.target

    @property
    def sql(self) -> str:
        table, alias = quote(self.target.table_name), quote(self.alias)
        pairs = zip(self.key.referred, self.key.columns, strict=True)
        same = " AND ".join(f"{alias}.{quote(theirs)} = {ROW}.{quote(own)}" for theirs, own in pairs)
        return f"LEFT JOIN {table} AS {alias} ON {same}"

    @property
    def shown(self) -> Field:
        """The field whose value is the name of a row."""
        return self.target.field(self.target.display_field)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of that field, as SQL."""
        return tuple(f"{quote(self.alias)}.{quote(column.name)}" for column in self.shown.type.columns(self.shown.name))


@dataclass(frozen=True)
class Layout:
    """Of a stored entity. A row is its version, the columns of each field, and those of each name, in this order."""

    entity: Entity
    joins: tuple[Join, ...]

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The fields that have columns."""
        return tuple(field for field in self.entity.fields if field.type.columns(field.name))

    @cached_property
    def table(self) -> str:
        return quote(self.entity.table_name)

    @cached_property
    def joined(self) -> str:
        return " ".join(join.sql for join in self.joins)

    @cached_property
    def key(self) -> tuple[Column, ...]:
        return columns_of(self.entity, self.entity.primary_key)

    @cached_property
    def own(self) -> tuple[str, ...]:
        """The columns of the entity's own table."""
        return tuple(quote(column.name) for column in columns_of(self.entity, [field.name for field in self.fields]))

    def selected(self, version: str) -> str:
        """The select list, over the own table as `_row` and the joined ones; `version` is SQL for the row's version."""
        names = [column for join in self.joins for column in join.columns]
        return ", ".join([f"{version}::text", *(f"{ROW}.{column}" for column in self.own), *names])

    @cached_property
    def select(self) -> str:
        return f"SELECT {self.selected(f'{ROW}.xmin')} FROM {self.table} AS {ROW} {self.joined}".rstrip()

    def select_written(self, write: str) -> str:
        """A statement that writes rows, and gives them as `select` does."""
        returned = ", ".join([f"{ROW}.xmin AS {VERSION}", *(f"{ROW}.{column}" for column in self.own)])
        selected = f"SELECT {self.selected(f'{ROW}.{VERSION}')} FROM {ROW} {self.joined}".rstrip()
        return f"WITH {ROW} AS ({write} RETURNING {returned}) {selected}"

    @cached_property
    def key_condition(self) -> str:
        return " AND ".join(f"{ROW}.{quote(column.name)} = {parameter(column.type)}" for column in self.key)

    def key_parameters(self, key: Key) -> tuple[object, ...]:
        types = (self.entity.field(name).type for name in self.entity.primary_key)
        return tuple(value for type_, part in zip(types, key, strict=True) for value in type_.to_columns(part))

    def record(self, row: Sequence[Any]) -> Record:
        cells = iter(row)
        version = next(cells)
        values = {field.name: _value(field, cells) for field in self.fields}
        named = ((join.ref.name, join.shown, _value(join.shown, cells)) for join in self.joins)
        names = {name: shown.type.display(value) for name, shown, value in named if value is not None}
        key = tuple(values[name] for name in self.entity.primary_key)
        return Record(key=key, values=values, names=names, version=version)


def layout(relations: Relations, entity: Entity) -> Layout:
    return Layout(entity, tuple(Join(key, f"to_{key.field.name}") for key in foreign_keys(relations, entity)))


def parameter(type_: SqlType, *, array: bool = False) -> str:
    """A parameter of that type. Without the type's modifiers: a cast to varchar(3) would cut the value silently."""
    name = "text" if type_.name == "varchar" else type_.name
    return f"%s::{name}{'[]' if array else ''}"


def _value(field: Field, cells: Iterator[Any]) -> object:
    values = tuple(next(cells) for _ in field.type.columns(field.name))
    return None if all(value is None for value in values) else field.type.from_columns(values)
