"""References settled: the type of the target's key, and what deleting the target does."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from dazzle.fieldtypes.base import FieldType
from dazzle.fieldtypes.has_many import HasMany
from dazzle.fieldtypes.poly_ref import PolyRef
from dazzle.fieldtypes.ref import OnDelete, Ref
from dazzle.fieldtypes.uuid import Uuid
from dazzle.ir.entity import Field
from dazzle.lang import ast
from dazzle.link.checks import ambiguous_delete, nullify_required, required_ref_cycle, unsuitable_target
from dazzle.link.circle import circles
from dazzle.link.field import LinkedField
from dazzle.link.scope import Scope
from dazzle.link.shape import Shape, by_name


def settle(scope: Scope, shapes: Sequence[Shape]) -> list[dict[str, Field]]:
    """Every shape's fields by name, in the shapes' order, with each reference's key type and delete behaviour."""
    named = by_name(shapes)
    behaviours, keys = _behaviours(scope, named), _keys(named)
    return [
        {linked.field.name: _settled(scope, made, linked, named, behaviours, keys) for linked in made.fields}
        for made in shapes
    ]


def _settled(
    scope: Scope,
    made: Shape,
    linked: LinkedField,
    named: Mapping[str, Shape],
    behaviours: Mapping[tuple[str, str], OnDelete],
    keys: Mapping[str, FieldType],
) -> Field:
    field = linked.field
    if isinstance(field.type, PolyRef):
        for target in linked.node.type.targets:
            _check_poly_target(scope, target, named.get(target.text))
    if not isinstance(field.type, Ref):
        return field
    _check_target(scope, linked.node, named.get(field.type.entity))
    deleted = field.type.on_delete or behaviours.get((made.name, field.name)) or OnDelete.RESTRICT
    if deleted is OnDelete.NULLIFY and field.required:
        scope.report(nullify_required.at(field.span, made.name, field.name))
    key = keys.get(field.type.entity, Uuid())
    return replace(field, type=replace(field.type, key=key, on_delete=deleted))


def _check_target(scope: Scope, node: ast.Field, target: Shape | None) -> None:
    """A reference needs a table, and a key of one field, to refer to."""
    if target is None or node.type.target is None:
        return
    if target.virtual:
        scope.report(unsuitable_target.virtual(node.type.target.span, target.name))
    elif target.embedded:
        scope.report(unsuitable_target.embedded(node.type.target.span, target.name))
    elif len(target.key) > 1:
        key = tuple(field.name for field in target.key)
        scope.report(unsuitable_target.composite(node.type.target.span, target.name, key))


def _check_poly_target(scope: Scope, name: ast.Name, target: Shape | None) -> None:
    if target is None or not target.whole:
        return
    if target.virtual:
        scope.report(unsuitable_target.virtual(name.span, target.name))
    elif target.embedded:
        scope.report(unsuitable_target.embedded(name.span, target.name))
    elif [type(field.type) for field in target.key] != [Uuid]:
        scope.report(unsuitable_target.not_uuid(name.span, target.name))


def _keys(named: Mapping[str, Shape]) -> Mapping[str, FieldType]:
    """The key type of each entity, through references that are keys themselves; uuid where there is no single key."""
    found: dict[str, FieldType] = {}
    for entity in named:
        way: dict[str, FieldType] = {}
        at = entity
        while at not in found and at not in way and at in named and len(named[at].key) == 1:
            way[at] = named[at].key[0].type
            if isinstance(key := way[at], Ref):
                at = key.entity
        last = way.get(at, found.get(at))
        end = Uuid() if last is None or isinstance(last, Ref) else last
        found.update(dict.fromkeys((*way, entity), end))
    return found


def _behaviours(scope: Scope, named: Mapping[str, Shape]) -> dict[tuple[str, str], OnDelete]:
    """What has_many says about the references of others, by (entity, field)."""
    found: dict[tuple[str, str], OnDelete] = {}
    for parent in named.values():
        for linked in parent.fields:
            kind = linked.field.type
            if not isinstance(kind, HasMany) or kind.on_delete is None:
                continue
            child = named.get(kind.via or kind.entity)
            if child is None:
                continue
            back = list(child.references(parent.name))
            if len(back) == 1:
                found[child.name, back[0]] = kind.on_delete
            elif child.whole:
                scope.report(ambiguous_delete.at(linked.node, child.name, parent.name, len(back)))
    return found


def check_required_cycles(scope: Scope, fields: Mapping[str, Mapping[str, Field]]) -> None:
    """Reports each circle of required references: no row of it could be the first."""
    required = {
        entity: [(f.type.entity, f) for f in own.values() if isinstance(f.type, Ref) and f.required]
        for entity, own in fields.items()
    }
    for circle in circles(required):
        if all(field.given_by is not None for _, field in circle):
            continue  # nobody wrote one of these references: what led to them was reported
        scope.report(required_ref_cycle.at([(entity, field.span) for entity, field in circle]))
