"""`lifecycle:`."""

from collections.abc import Iterator

from dazzle.fieldtypes.enum import Enum
from dazzle.ir.lifecycle import Lifecycle, LifecycleState, LifecycleTransition
from dazzle.lang import ast
from dazzle.link.checks import unknown_state, unsuitable_field
from dazzle.link.environment import Environment
from dazzle.link.plain import whole, words


def link_lifecycle(env: Environment, node: ast.Lifecycle | None) -> Lifecycle | None:
    if node is None or node.status_field is None:
        return None
    _check_states(env, node, node.status_field)
    return Lifecycle(
        field=node.status_field.text,
        states=tuple(LifecycleState(name=state.name.text, order=whole(state.order)) for state in node.states),
        transitions=tuple(_transitions(node)),
    )


def _check_states(env: Environment, node: ast.Lifecycle, name: ast.Name) -> None:
    """The states are values of the field, and the moves are between the states."""
    field = env.own.get(name.text)
    if field is None:
        return
    if not isinstance(field.type, Enum):
        env.scope.report(unsuitable_field.at(name, "status_field", field.type.keyword, "an enum"))
        return
    states = [state.name.text for state in node.states]
    ends = [end for move in node.transitions for end in (move.source, move.to) if end is not None]
    for state in (*(state.name for state in node.states), *ends):
        if state.text not in field.type.values:
            env.scope.report(unknown_state.at(state, field.type.values))
        elif state.text not in states:
            env.scope.report(unknown_state.outside(state, states))


def _transitions(node: ast.Lifecycle) -> Iterator[LifecycleTransition]:
    for move in node.transitions:
        if move.to is not None:
            yield LifecycleTransition(
                source=move.source.text,
                target=move.to.text,
                evidence=move.evidence.text if move.evidence is not None else None,
                roles=words(move.roles),
            )
