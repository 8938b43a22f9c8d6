"""`embeds`: which fields of the other entity become a part of this one."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from dazzle.fieldtypes.base import FieldType
from dazzle.fieldtypes.embeds import Embeds, Part
from dazzle.fieldtypes.ref import Ref
from dazzle.ir.entity import Field
from dazzle.ir.expression import Literal
from dazzle.lang import ast
from dazzle.link import names
from dazzle.link.checks import duplicate_field, unsuitable_embedding, unsuitable_name
from dazzle.link.field import LinkedField
from dazzle.link.scope import Scope
from dazzle.link.shape import Shape, by_name


def check_embedded(scope: Scope, shapes: Sequence[Shape]) -> None:
    """Reports what cannot be embedded, and columns that two fields would share."""
    named = by_name(shapes)
    for made in shapes:
        for linked in made.fields:
            target = linked.node.type.target
            if isinstance(linked.field.type, Embeds) and target is not None:
                _check(scope, made, linked, target, named.get(linked.field.type.entity))


def _check(scope: Scope, made: Shape, linked: LinkedField, target: ast.Name, other: Shape | None) -> None:
    if other is None:
        return
    parts = [each.field for each in _parts(other)]
    for part in parts:
        if isinstance(part.type, Embeds):
            scope.report(unsuitable_embedding.deep(target, other.name, part.name, made.name))
            return
        if isinstance(part.type, Ref):
            scope.report(unsuitable_embedding.reference(target, other.name, part.name, part.type.keyword))
            return
    if not parts:
        if other.whole:
            scope.report(unsuitable_embedding.nothing(target, other.name))
        return
    _check_columns(scope, made, linked, _filled(linked.field.type, other, linked.field, {}))


def _check_columns(scope: Scope, made: Shape, linked: LinkedField, bound: FieldType) -> None:
    own = linked.field.name
    others = [each.field for each in made.fields if each is not linked]
    taken = {column: each.name for each in others for column in _columns(each)}
    for column in (column.name for column in bound.columns(own)):
        if column in taken:
            scope.report(duplicate_field.of_column(linked.node.name, column, taken[column]))
        elif (complaint := names.complaint(column)) is not None:
            scope.report(unsuitable_name.at(linked.node.name, f"becomes the column `{column}`, which {complaint}"))


def _columns(field: Field) -> tuple[str, ...]:
    if isinstance(field.type, Ref):
        return (field.name,)
    return tuple(column.name for column in field.type.columns(field.name))


def with_embedded(shapes: Sequence[Shape], settled: Sequence[dict[str, Field]]) -> list[dict[str, Field]]:
    """The fields of every shape, where what is embedded has its parts, with the defaults that are known by now."""
    named = by_name(shapes)
    fields: dict[str, dict[str, Field]] = {}
    for made, own in zip(shapes, settled, strict=True):
        fields.setdefault(made.name, own)
    return [
        {name: _whole(field, named, fields) if isinstance(field.type, Embeds) else field for name, field in own.items()}
        for own in settled
    ]


def _whole(field: Field, named: Mapping[str, Shape], fields: Mapping[str, Mapping[str, Field]]) -> Field:
    """What is secret or personal in a part is so in the whole."""
    assert isinstance(field.type, Embeds)
    other = named.get(field.type.entity)
    parts = [each.field for each in _parts(other)] if other is not None else []
    return replace(
        field,
        type=_filled(field.type, other, field, fields),
        sensitive=field.sensitive or any(part.sensitive for part in parts),
        pii=field.pii or next((part.pii for part in parts if part.pii is not None), None),
    )


def _filled(
    bound: FieldType, other: Shape | None, field: Field, fields: Mapping[str, Mapping[str, Field]]
) -> FieldType:
    if not isinstance(bound, Embeds) or other is None:
        return bound
    settled = fields.get(other.name, {})
    own = (settled.get(each.field.name, each.field) for each in _parts(other))
    parts = tuple(_part(each) for each in own if not isinstance(each.type, Embeds | Ref))
    return replace(bound, parts=parts, required=field.required)


def _parts(other: Shape) -> Iterator[LinkedField]:
    """What is not about the row itself: neither its key nor what is set or given by itself."""
    for each in other.fields:
        field = each.field
        stored = isinstance(field.type, Embeds | Ref) or field.type.columns(field.name)
        if stored and not each.primary and field.automatic is None and field.given_by is None:
            yield each


def _part(field: Field) -> Part:
    default = field.default.value if isinstance(field.default, Literal) else None
    return Part(field.name, field.title, field.type, field.required, default, field.was)
