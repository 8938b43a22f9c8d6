"""References settled: the type of the target's key, and what deleting the target does."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dazzle.fieldtypes.base import FieldType
from dazzle.fieldtypes.has_many import HasMany
from dazzle.fieldtypes.ref import OnDelete, Ref
from dazzle.fieldtypes.uuid import Uuid
from dazzle.ir.entity import Field
from dazzle.link.checks import ambiguous_delete, nullify_required, required_ref_cycle
from dazzle.link.entity import Shape
from dazzle.link.scope import Scope


def settle(scope: Scope, shapes: Sequence[Shape]) -> list[dict[str, Field]]:
    """Every shape's fields by name, in the shapes' order, with each reference's key type and delete behaviour."""
    named: dict[str, Shape] = {}
    for made in shapes:
        named.setdefault(made.name, made)
    behaviour = _behaviours(scope, named)
    settled = []
    for made in shapes:
        fields = {}
        for name, field in made.by_name.items():
            fields[name] = field
            if isinstance(field.type, Ref):
                written = field.type.on_delete or behaviour.get((made.name, name)) or OnDelete.RESTRICT
                if written is OnDelete.NULLIFY and field.required:
                    scope.report(nullify_required.at(field.span, made.name, name))
                key = _key(named, field.type.entity, frozenset())
                fields[name] = replace(field, type=replace(field.type, key=key, on_delete=written))
        settled.append(fields)
    return settled


def _key(named: Mapping[str, Shape], entity: str, visited: frozenset[str]) -> FieldType:
    """The key type of an entity, through references that are keys themselves; uuid where there is no single key."""
    target = named.get(entity)
    key = target.key if target is not None else ()
    if len(key) != 1 or entity in visited:
        return Uuid()
    kind = key[0].type
    return _key(named, kind.entity, visited | {entity}) if isinstance(kind, Ref) else kind


def _behaviours(scope: Scope, named: Mapping[str, Shape]) -> dict[tuple[str, str], OnDelete]:
    """What has_many says about the references of others, by (entity, field)."""
    found: dict[tuple[str, str], OnDelete] = {}
    for parent in named.values():
        for linked in parent.fields:
            kind = linked.field.type
            if not isinstance(kind, HasMany) or kind.on_delete is None or kind.via is not None:
                continue
            child = named.get(kind.entity)
            if child is None:
                continue
            back = [
                f.field.name
                for f in child.fields
                if isinstance(f.field.type, Ref) and f.field.type.entity == parent.name
            ]
            if len(back) == 1:
                found[child.name, back[0]] = kind.on_delete
            elif child.whole:
                scope.report(ambiguous_delete.at(linked.node, child.name, parent.name, len(back)))
    return found


def check_required_cycles(scope: Scope, fields: Mapping[str, Mapping[str, Field]]) -> None:
    """Reports each circle of required references once, at its first entity's reference."""
    edges = {
        entity: [(f.type.entity, f) for f in own.values() if isinstance(f.type, Ref) and f.required]
        for entity, own in fields.items()
    }
    reported: set[frozenset[str]] = set()

    def visit(start: str, entity: str, path: tuple[str, ...]) -> None:
        for target, field in edges.get(entity, ()):
            if target == start:
                if frozenset(path) not in reported:
                    reported.add(frozenset(path))
                    scope.report(required_ref_cycle.at(field.span, (*path, start)))
            elif target not in path and target in component[start]:
                visit(start, target, (*path, target))

    component = _components(edges)
    for entity in edges:
        visit(entity, entity, (entity,))


def _components(edges: Mapping[str, Sequence[tuple[str, Field]]]) -> dict[str, set[str]]:
    """For each entity those that it requires and that require it, directly or not."""
    reach: dict[str, set[str]] = {}
    for start in edges:
        seen: set[str] = set()
        waiting = [start]
        while waiting:
            for target, _ in edges.get(waiting.pop(), ()):
                if target not in seen:
                    seen.add(target)
                    waiting.append(target)
        reach[start] = seen
    return {start: {other for other in seen if start in reach.get(other, ())} for start, seen in reach.items()}
