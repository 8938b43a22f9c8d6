"""A table's columns, in the order of the entity's fields."""

from collections.abc import Iterable, Iterator, Sequence
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
from dazzle.fieldtypes.base import Column, FieldType, literal
from dazzle.fieldtypes.embeds import Embeds
from dazzle.fieldtypes.poly_ref import PolyRef
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
    defaults = _defaults(relations, entity, field, len(described))
    apart = (_former(field, described), _parts(field, len(described)), _targets(field.type, len(described)))
    for column, default, former, part, targets in zip(described, defaults, *apart, strict=True):
        yield sa.Column(
            column.name,
            sqlalchemy_type(relations.column_type(entity, field, column)),
            *((sa.Identity(),) if is_numbered(entity, field) else ()),
            nullable=column.optional or not (field.required or field.automatic or field.name in entity.primary_key),
            server_default=None if default is None else sql_text(default),
            comment=column_comment(field, column),
            info={"field": field.name, "was": former, "hint": field.was, "part": part, "leads_to": targets},
        )


def _former(field: Field, described: Sequence[Column]) -> Iterator[tuple[str, ...]]:
    """What each column of the field may have been called, the likeliest first.

    Both the field and a part of it may have had another name, and of two hints one may be done already.
    """
    if field.was is None:
        yield from ((column.was,) if column.was and column.was != column.name else () for column in described)
        return
    for now, then in zip(described, field.type.columns(field.was), strict=True):
        found = dict.fromkeys(name for column in (then, now) for name in (column.was, column.name) if name)
        yield tuple(name for name in found if name != now.name)


def _parts(field: Field, columns: int) -> Iterable[tuple[str, str] | None]:
    """Of which embedded entity, and of which field of it, each column is; None for one that is of none."""
    if not isinstance(field.type, Embeds):
        return (None,) * columns
    kind = field.type
    return ((kind.entity, part.name) for part in kind.parts for _ in part.columns(field.name))


def _targets(kind: FieldType, columns: int) -> Iterable[tuple[str, ...] | None]:
    """The entities whose names each column may hold, () for any; None for one that holds none."""
    match kind:
        case Embeds(parts=parts):
            return (each for part in parts for each in _targets(part.type, len(part.columns("any"))))
        case PolyRef(targets=targets):
            return (targets, None)
    return (None,) * columns


def _kind(kind: str) -> sa.Column[Any]:
    """A constant, so that a row of the base that says another kind cannot be that of this row."""
    return sa.Column(
        KIND,
        sa.Text(),
        sa.Computed(literal(kind), persisted=True),
        nullable=False,
        info={"field": None, "was": (), "hint": None, "part": None, "leads_to": None},
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
