"""The keys of a table: what only one row may have, and what leads to rows of others."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from dazzle.back import naming
from dazzle.back.naming import Name
from dazzle.back.relations import Relations, column_names
from dazzle.fieldtypes.base import quote
from dazzle.fieldtypes.ref import OnDelete, Ref
from dazzle.ir.entity import Entity, Field, Owner

KIND = "kind"  # the column that tells of which subtype a row is
DELETED_AT = "deleted_at"
CURRENT = "current"
ONE_ROW = frozenset({"settings", "tenant_settings"})  # archetypes: one where rows are no tenant's, else one a tenant


@dataclass(frozen=True, slots=True, kw_only=True)
class UniqueKey:
    """`fields` are those it is about. With `where`, SQL, it is about some rows alone, and so a unique index.

    So is one without columns: there is one row.
    """

    name: Name
    fields: tuple[str, ...]
    columns: tuple[str, ...]
    where: str | None = None

    @property
    def is_index(self) -> bool:
        return self.where is not None or not self.columns


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignKey:
    """From `columns` to the columns `referred` of the target's table; `nullify` sets `cleared` to NULL, () for all."""

    name: Name
    field: Field
    columns: tuple[str, ...]
    target: Entity
    referred: tuple[str, ...]
    on_delete: OnDelete
    cleared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Keys:
    """A table's keys but the primary one, for who needs them more than once."""

    uniques: tuple[UniqueKey, ...]
    foreign: tuple[ForeignKey, ...]

    @classmethod
    def of(cls, relations: Relations, entity: Entity) -> Self:
        return cls(tuple(uniques(relations, entity)), tuple(foreign_keys(relations, entity)))


def living(entity: Entity) -> str | None:
    """Which rows are there, as SQL, where deleted ones stay in the table."""
    return f"{quote(DELETED_AT)} IS NULL" if entity.soft_delete else None


def uniques(relations: Relations, entity: Entity) -> Iterator[UniqueKey]:
    """All but the primary key. A value that a deleted row has is free for another."""
    found: dict[tuple[tuple[str, ...], str | None], UniqueKey] = {}
    for key in _uniques(relations, entity):
        if key.where is not None or key.columns != relations.key(entity):
            found.setdefault((key.columns, key.where), key)
    yield from found.values()


def _uniques(relations: Relations, entity: Entity) -> Iterator[UniqueKey]:
    table = entity.table_name
    alive = living(entity)
    for unique in entity.uniques:
        columns = relations.within_tenant(entity, column_names(entity, unique.fields))
        yield UniqueKey(name=naming.unique(table, *columns), fields=unique.fields, columns=columns, where=alive)
    if entity.archetype in ONE_ROW:
        columns = relations.within_tenant(entity, ())
        # Without a column, the name would say nothing of what is unique.
        name = naming.unique(table, *columns, word="" if columns else "one_row")
        yield UniqueKey(name=name, fields=(), columns=columns, where=alive)
    for field in relations.only_ones(entity):
        columns = relations.within_tenant(entity, column_names(entity, (field.name,)))
        yield UniqueKey(name=naming.unique(table, *columns), fields=(field.name,), columns=columns, where=alive)
    if entity.temporal is not None:
        (end,) = column_names(entity, (entity.temporal.end,))
        columns = relations.within_tenant(entity, column_names(entity, (entity.temporal.key,)))
        open_ = f"{quote(end)} IS NULL" + (f" AND {alive}" if alive else "")
        name = naming.unique(table, *columns, word=CURRENT)
        yield UniqueKey(name=name, fields=(entity.temporal.key,), columns=columns, where=open_)
    if entity.name in relations.subtypes and entity.owner is Owner.PROJECT:
        key = relations.key(entity)
        name = naming.unique(table, *key, word=KIND)
        yield UniqueKey(name=name, fields=(*entity.primary_key, KIND), columns=(*key, KIND))
    if relations.partition(entity) is not None and entity.table_name in relations.referred_by_all:
        columns = column_names(entity, entity.primary_key)
        yield UniqueKey(name=naming.unique(table, *columns), fields=entity.primary_key, columns=columns)


def foreign_keys(relations: Relations, entity: Entity) -> Iterator[ForeignKey]:
    """One for each reference. Between rows of tenants, both are of the same one; a subtype's row is of its own kind."""
    divided = relations.partition(entity)
    for field, target in relations.references(entity):
        assert isinstance(field.type, Ref)
        own, referred = column_names(entity, (field.name,)), column_names(target, target.primary_key)
        columns = own
        if divided is not None and relations.partition(target) is not None:
            columns, referred = relations.within_tenant(entity, own), relations.key(target)
        if is_of_base(entity, field):
            columns, referred = (*columns, KIND), (*referred, KIND)
        on_delete = field.type.on_delete or OnDelete.RESTRICT
        yield ForeignKey(
            name=naming.foreign_key(entity.table_name, field.name, target.table_name),
            field=field,
            columns=columns,
            target=target,
            referred=referred,
            on_delete=on_delete,
            cleared=own if on_delete is OnDelete.NULLIFY and columns != own else (),
        )


def is_of_base(entity: Entity, field: Field) -> bool:
    """Whether the field is the key of a subtype's row, which is that of its base's row."""
    return (
        entity.subtype_of is not None
        and entity.primary_key == (field.name,)
        and isinstance(field.type, Ref)
        and field.type.entity == entity.subtype_of
    )
