"""`transitions:` to a state machine."""

from collections.abc import Mapping, Sequence

from dazzle.fieldtypes.enum import Enum
from dazzle.ir.entity import Field, StateMachine, Transition
from dazzle.ir.expression import Literal
from dazzle.lang import ast
from dazzle.link.checks import unknown_field, unknown_state
from dazzle.link.scope import Scope

ANY = "*"


def link_states(
    scope: Scope, entity: ast.Entity, blocks: Sequence[ast.Transitions], fields: Mapping[str, Field]
) -> StateMachine | None:
    """The entity's state machine, None when it has none or it does not hold together (reported)."""
    written = [transition for block in blocks for transition in block.transitions]
    if not written:
        return None
    names = {name.text for transition in written for name in (transition.source, transition.target)} - {ANY}
    field = _state_field(fields, names)
    if field is None or not isinstance(field.type, Enum):
        scope.report(unknown_state.without_field(blocks[0].span, entity.name.text))
        return None
    linked = []
    for transition in written:
        known = [
            _known(scope, name, field.type.values)
            for name in (transition.source, transition.target)
            if name.text != ANY
        ]
        required = [_required(scope, entity, name, fields) for name in transition.requires]
        if all(known) and all(required):
            linked.append(
                Transition(
                    source=None if transition.source.text == ANY else transition.source.text,
                    target=transition.target.text,
                    requires=tuple(name.text for name in transition.requires),
                    roles=tuple(role.text for role in transition.roles),
                )
            )
    default = field.default.value if isinstance(field.default, Literal) else None
    initial = default if isinstance(default, str) else field.type.values[0]
    return StateMachine(field=field.name, initial=initial, transitions=tuple(linked))


def _state_field(fields: Mapping[str, Field], names: set[str]) -> Field | None:
    """The first enum field that has all the states, else the enum field `status`, else the only enum field."""
    enums = [field for field in fields.values() if isinstance(field.type, Enum)]
    for field in enums:
        if isinstance(field.type, Enum) and names <= set(field.type.values):
            return field
    status = fields.get("status")
    if status is not None and isinstance(status.type, Enum):
        return status
    return enums[0] if len(enums) == 1 else None


def _known(scope: Scope, name: ast.Name, states: tuple[str, ...]) -> bool:
    if name.text not in states:
        scope.report(unknown_state.at(name, states))
    return name.text in states


def _required(scope: Scope, entity: ast.Entity, name: ast.Name, fields: Mapping[str, Field]) -> bool:
    if name.text not in fields:
        scope.report(unknown_field.at(name, entity.name.text, fields))
    return name.text in fields
