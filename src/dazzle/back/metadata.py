"""AppSpec to MetaData: the schema as SQLAlchemy describes it. Virtual entities end here."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from dazzle.back import naming
from dazzle.back.expression import default_sql, row_sql
from dazzle.back.quoting import readable
from dazzle.back.sqltypes import sqlalchemy_type
from dazzle.fieldtypes.base import SqlType
from dazzle.fieldtypes.ref import OnDelete, Ref
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Entity, Field, Owner, Storage

BIGINT = SqlType("bigint")
GENERATED_UUID = "gen_random_uuid()"
NOW = "now()"
ON_DELETE: Mapping[OnDelete | None, str] = {
    OnDelete.CASCADE: "CASCADE",
    OnDelete.NULLIFY: "SET NULL",
    OnDelete.RESTRICT: "RESTRICT",
    None: "RESTRICT",
}
# What SQLAlchemy's text() takes for a parameter, or for the escape of one; a backslash before it makes it mean itself.
PARAMETER = re.compile(r"\\:\w*(?![:\w])|(?<![:\w\\]):\w+(?![:\w])")


def sql_text(sql: str) -> sa.TextClause:
    """SQL that has no parameters, whatever colons and backslashes its constants have."""
    return sa.text(PARAMETER.sub(r"\\\g<0>", readable(sql)))


def build_metadata(appspec: AppSpec, *, owner: Owner | None = None) -> sa.MetaData:
    """A table for each entity that is stored, in the order of the AppSpec.

    With `owner`, the tables of that owner, and those of the other that they refer to. `table.info` says `owner`,
    `entity` and `was` (the entity's former name, or None); `column.info` says `field` and `was` (the former column).
    """
    stored = {id(entity): entity for entity in appspec.entities if entity.storage is Storage.TABLE}
    builder = _Builder(appspec, tuple(stored.values()))
    metadata = sa.MetaData()
    for entity in builder.wanted(owner):
        builder.add_table(entity, metadata)
    return metadata


class _Builder:
    def __init__(self, appspec: AppSpec, stored: tuple[Entity, ...]) -> None:
        self.appspec = appspec
        self.stored = stored
        self.cyclic = _in_cycles({e.table_name: {t.table_name for _, t in self.references(e)} for e in stored})

    def wanted(self, owner: Owner | None) -> tuple[Entity, ...]:
        names = {entity.table_name for entity in self.stored if owner in (None, entity.owner)}
        while more := {
            target.table_name
            for entity in self.stored
            if entity.table_name in names
            for _, target in self.references(entity)
            if target.table_name not in names
        }:
            names |= more
        return tuple(entity for entity in self.stored if entity.table_name in names)

    def references(self, entity: Entity) -> Iterator[tuple[Field, Entity]]:
        """Each ref of the entity with the entity it leads to, where that is a table with a key of one column."""
        for field in entity.fields:
            if isinstance(field.type, Ref) and (target := self.target(entity, field.type)) is not None:
                yield field, target

    def target(self, entity: Entity, ref: Ref) -> Entity | None:
        """The entity of that name, the referring entity's owner's own first: two owners may use one name."""
        named = [other for other in self.stored if other.name == ref.entity and len(other.primary_key) == 1]
        return next((other for other in named if other.owner is entity.owner), named[0] if named else None)

    def add_table(self, entity: Entity, metadata: sa.MetaData) -> None:
        table = sa.Table(
            entity.table_name,
            metadata,
            *(column for field in entity.fields for column in self.columns(entity, field)),
            *self.constraints(entity),
            info={"owner": entity.owner, "entity": entity.name, "was": entity.was},
        )
        _add_indexes(entity, table)

    def columns(self, entity: Entity, field: Field) -> Iterator[sa.Column[Any]]:
        described = field.type.columns(field.name)
        former = [column.name for column in field.type.columns(field.was)] if field.was else [None] * len(described)
        for column, default, was in zip(described, _defaults(entity, field, len(described)), former, strict=True):
            big = _is_generated_int(entity, field) or self._refers_to_generated_int(entity, field)
            yield sa.Column(
                column.name,
                sqlalchemy_type(BIGINT if big else column.type),
                *((sa.Identity(),) if _is_generated_int(entity, field) else ()),
                nullable=not (field.required or field.automatic or field.name in entity.primary_key),
                server_default=None if default is None else sql_text(default),
                info={"field": field.name, "was": was},
            )

    def _refers_to_generated_int(self, entity: Entity, field: Field) -> bool:
        target = self.target(entity, field.type) if isinstance(field.type, Ref) else None
        return target is not None and _is_generated_int(target, target.field(target.primary_key[0]))

    def constraints(self, entity: Entity) -> Iterator[sa.Constraint]:
        table = entity.table_name
        yield sa.PrimaryKeyConstraint(*_columns(entity, entity.primary_key), name=naming.primary_key(table))
        for names in _distinct(_columns(entity, unique.fields) for unique in entity.uniques):
            yield sa.UniqueConstraint(*names, name=naming.unique(table, *names))
        for field, target in self.references(entity):
            (column,) = field.type.columns(field.name)
            (key,) = _columns(target, target.primary_key)
            assert isinstance(field.type, Ref)
            yield sa.ForeignKeyConstraint(
                [column.name],
                [f"{target.table_name}.{key}"],
                name=naming.foreign_key(table, field.name, target.table_name),
                ondelete=ON_DELETE[field.type.on_delete],
                use_alter=table != target.table_name and {table, target.table_name} <= self.cyclic,
            )
        for field in entity.fields:
            for check in field.type.checks(field.name):
                yield sa.CheckConstraint(sql_text(check.sql), name=naming.check(table, field.name, check.suffix))
        for invariant in entity.invariants:
            if invariant.row_local:
                sql = row_sql(invariant.expression, entity)
                yield sa.CheckConstraint(sql_text(sql), name=naming.check(table, invariant.name))


def _add_indexes(entity: Entity, table: sa.Table) -> None:
    """The indexes that are asked for, then one for each reference that no key and no index leads with."""
    for index in entity.indexes:
        parts = [(name, part.descending) for part in index.parts for name in _columns(entity, (part.field,))]
        where = None if index.where is None else row_sql(index.where, entity)
        _add_index(table, parts, using=index.using, where=where)
    for field in entity.fields:
        names = _columns(entity, (field.name,))
        referring = isinstance(field.type, Ref) or field.type.keyword == "poly_ref"
        if (referring or field.indexed) and names not in {lead[: len(names)] for lead in _leads(table)}:
            _add_index(table, [(name, False) for name in names])


def _add_index(
    table: sa.Table, parts: Iterable[tuple[str, bool]], *, using: str = "btree", where: str | None = None
) -> None:
    parts = tuple(parts)
    name = naming.index(table.name, *(column for column, _ in parts))
    others = {index.name: index for index in table.indexes}
    if name in others:
        name = naming.told_apart(name, f"{parts} {using} {where}")
    if name in others:
        return
    index = sa.Index(
        name,
        *(table.c[column].desc() if descending else table.c[column] for column, descending in parts),
        postgresql_using=None if using == "btree" else using,
        postgresql_where=None if where is None else sql_text(where),
    )
    index.info["parts"] = parts


def _leads(table: sa.Table) -> Iterator[tuple[str, ...]]:
    """The columns of every key and index through which a row can be found by its first columns."""
    yield tuple(table.primary_key.columns.keys())
    for constraint in table.constraints:
        if isinstance(constraint, sa.UniqueConstraint):
            yield tuple(constraint.columns.keys())
    for index in table.indexes:
        if not index.dialect_kwargs["postgresql_using"] and index.dialect_kwargs["postgresql_where"] is None:
            yield tuple(column for column, _ in index.info["parts"])


def _defaults(entity: Entity, field: Field, columns: int) -> tuple[str | None, ...]:
    if (default := field.server_default) is not None:
        return default_sql(default, field.type, columns)
    if field.automatic:
        return (NOW,) * columns
    if entity.primary_key == (field.name,) and field.type.keyword == "uuid":
        return (GENERATED_UUID,)
    return (None,) * columns


def _is_generated_int(entity: Entity, field: Field) -> bool:
    return (
        entity.primary_key == (field.name,) and field.type.keyword in {"int", "bigint"} and field.server_default is None
    )


def _columns(entity: Entity, fields: Iterable[str]) -> tuple[str, ...]:
    return tuple(column.name for name in fields for column in entity.field(name).type.columns(name))


def _distinct(groups: Iterable[tuple[str, ...]]) -> Iterable[tuple[str, ...]]:
    return dict.fromkeys(groups)


def _in_cycles(references: Mapping[str, Collection[str]]) -> frozenset[str]:
    """Tables whose references run in a circle, and those between two circles; a self-reference is no circle.

    Their foreign keys are added after all tables: too many of those is safe, too few is not.
    """
    edges = {(table, target) for table, targets in references.items() for target in targets if table != target}
    while True:
        sources, targets = {source for source, _ in edges}, {target for _, target in edges}
        kept = {(source, target) for source, target in edges if source in targets and target in sources}
        if kept == edges:
            return frozenset(sources)
        edges = kept
