"""The states of an entity, and where they are written."""

from collections.abc import Sequence

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


def state_span(modules: Sequence[ast.Module], entity: Entity, state: str) -> Span | None:
    """Where a state is listed; the place of the field where that cannot be told."""
    assert entity.states is not None
    field = entity.field(entity.states.field)
    enums = {node.name.text: node for module in modules for node in module.declarations if isinstance(node, ast.Enum)}
    for node in nodes(tuple(declared for module in modules for declared in module.declarations), ast.Field):
        if node.name.span == field.span:
            shared = enums.get(node.type.name.text)
            values = node.type.values if shared is None else shared.values
            return next((value.span for value in values if value.value == state), field.span)
    return field.span
