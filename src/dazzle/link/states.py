"""`transitions:` to a state machine."""

from collections.abc import Mapping

from dazzle.fieldtypes.enum import Enum
from dazzle.ir.entity import AutoAfter, Field, Guard, StateMachine, Transition
from dazzle.ir.expression import Duration, Literal
from dazzle.lang import ast
from dazzle.link.checks import unknown_state
from dazzle.link.constraint import has_column
from dazzle.link.environment import Environment
from dazzle.link.expression import link_condition
from dazzle.link.plain import text
from dazzle.link.shape import Shape

ANY = "*"


def link_states(env: Environment, made: Shape) -> StateMachine | None:
    """The entity's state machine, None when it has none or it does not hold together (reported)."""
    blocks = list(made.of(ast.Transitions))
    written = [transition for block in blocks for transition in block.transitions]
    if not written:
        return None
    states = {name.text for transition in written for name in (transition.source, transition.target)} - {ANY}
    field = _state_field(env.own, states)
    if field is None or not isinstance(field.type, Enum):
        if made.whole:
            env.scope.report(unknown_state.without_field(blocks[0].span, made.name))
        return None
    values = field.type.values
    linked = [_transition(env, transition, values) for transition in written]
    default = field.default.value if isinstance(field.default, Literal) else None
    return StateMachine(
        field=field.name,
        initial=default if isinstance(default, str) else values[0],
        transitions=tuple(transition for transition in linked if transition is not None),
    )


def state_fields(node: ast.Entity, own: Mapping[str, Field]) -> tuple[Field, ...]:
    """The fields whose values a state of the entity can be: `status`, and the one that its state machine moves."""
    blocks = [item for item in node.items if isinstance(item, ast.Transitions)]
    written = {name.text for block in blocks for each in block.transitions for name in (each.source, each.target)}
    found = (own.get("status"), _state_field(own, written - {ANY}) if written else None)
    return tuple(dict.fromkeys(field for field in found if field is not None and isinstance(field.type, Enum)))


def _state_field(own: Mapping[str, Field], states: set[str]) -> Field | None:
    """The first enum field that has all the states, else the enum field `status`, else the only enum field."""
    enums = [field for field in own.values() if isinstance(field.type, Enum)]
    for field in enums:
        if isinstance(field.type, Enum) and states <= set(field.type.values):
            return field
    status = own.get("status")
    if status in enums:
        return status
    return enums[0] if len(enums) == 1 else None


def _transition(env: Environment, node: ast.Transition, states: tuple[str, ...]) -> Transition | None:
    """The move; None when it names a state or a field that is not there, which is reported."""
    ends = [name for name in (node.source, node.target) if name.text != ANY]
    unknown = [name for name in ends if name.text not in states]
    for name in unknown:
        env.scope.report(unknown_state.at(name, states))
    required = [has_column(env.scope, name, env.entity, env.own) for name in node.requires]
    guards = [(guard, link_condition(env, guard.expression)) for guard in node.guards]
    if unknown or not all(required):
        return None
    return Transition(
        source=None if node.source.text == ANY else node.source.text,
        target=node.target.text,
        requires=tuple(name.text for name in node.requires),
        roles=tuple(role.text for role in node.roles),
        guards=tuple(
            Guard(expression=expression, message=text(guard.message))
            for guard, expression in guards
            if expression is not None
        ),
        auto=_auto(node.auto),
    )


def _auto(node: ast.AutoAfter | None) -> AutoAfter | None:
    if node is None:
        return None
    after = None if node.after is None else Duration(node.after.amount, node.after.unit)
    return AutoAfter(after=after, manual=node.manual)
