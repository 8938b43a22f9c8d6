"""A table's columns, in the order of the entity's fields."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from dazzle.back.expression import default_sql
from dazzle.back.keys import KIND, is_of_base
from dazzle.back.metadata.comments import column_comment
from dazzle.back.metadata.search import search_column
from dazzle.back.metadata.sqltext import sql_text
from dazzle.back.relations import Relations, is_numbered
from dazzle.back.settings import tenant
from dazzle.back.sqltypes import sqlalchemy_type
from dazzle.fieldtypes.base import literal
from dazzle.ir.entity import Automatic, Entity, Field

GENERATED_UUID = "gen_random_uuid()"
NOW = "now()"


def columns(relations: Relations, entity: Entity) -> Iterator[sa.Column[Any]]:
    for field in entity.fields:
        yield from _of_field(relations, entity, field)
        if is_of_base(entity, field) and entity.kind_value is not None:
            yield _kind(entity.kind_value)
    if entity.search is not None:
        yield search_column(entity, entity.search)


def _of_field(relations: Relations, entity: Entity, field: Field) -> Iterator[sa.Column[Any]]:
    described = field.type.columns(field.name)
    former = described if field.was is None else field.type.columns(field.was)
    defaults = _defaults(relations, entity, field, len(described))
    for column, default, before in zip(described, defaults, former, strict=True):
        was = before.was or before.name
        yield sa.Column(
            column.name,
            sqlalchemy_type(relations.column_type(entity, field, column)),
            *((sa.Identity(),) if is_numbered(entity, field) else ()),
            nullable=column.optional or not (field.required or field.automatic or field.name in entity.primary_key),
            server_default=None if default is None else sql_text(default),
            comment=column_comment(field, column),
            info={"field": field.name, "was": None if was == column.name else was},
        )


def _kind(kind: str) -> sa.Column[Any]:
    """A constant, so that a row of the base that says another kind cannot be that of this row."""
    return sa.Column(
        KIND,
        sa.Text(),
        sa.Computed(literal(kind), persisted=True),
        nullable=False,
        info={"field": None, "was": None},
    )


def _defaults(relations: Relations, entity: Entity, field: Field, columns: int) -> tuple[str | None, ...]:
    if (default := field.server_default) is not None:
        return default_sql(default, field.type, columns)
    if field.automatic is Automatic.TENANT:
        (column,) = field.type.columns(field.name)
        return (tenant(relations.column_type(entity, field, column)),)
    if field.automatic:
        return (NOW,) * columns
    if entity.primary_key == (field.name,) and field.type.keyword == "uuid":
        return (GENERATED_UUID,)
    return (None,) * columns
