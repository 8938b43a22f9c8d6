"""The states of an entity, and where they are written."""

from collections.abc import Iterable, Iterator, Sequence

from dazzle.diagnostics.span import Span
from dazzle.fieldtypes.enum import Enum
from dazzle.ir.entity import Entity
from dazzle.lang import ast
from dazzle.lang.walk import nodes


def states_of(entity: Entity) -> tuple[str, ...]:
    """The values of the field that holds an entity's state, in the order written."""
    if entity.states is None:
        return ()
    held = entity.field(entity.states.field).type
    return held.values if isinstance(held, Enum) else ()


def with_places(
    modules: Sequence[ast.Module], found: Iterable[tuple[Entity, str]]
) -> Iterator[tuple[Entity, str, Span | None]]:
    """Each state of an entity with where it is listed: at the field, where that cannot be told."""
    found = list(found)
    declared = tuple(node for module in modules for node in module.declarations) if found else ()
    enums = {node.name.text: node for node in reversed(declared) if isinstance(node, ast.Enum)}
    written = {node.name.span: node for node in nodes(declared, ast.Field)}
    for entity, state in found:
        assert entity.states is not None
        place = entity.field(entity.states.field).span
        values: Sequence[ast.EnumValue] = ()
        if place is not None and place in written:
            type_ref = written[place].type
            values = enums[type_ref.name.text].values if type_ref.name.text in enums else type_ref.values
        yield entity, state, next((value.span for value in values if value.value == state), place)
