"""Which moves a state machine allows, and what it says when it refuses one."""

from collections.abc import Mapping

from dazzle.ir.entity import Entity, StateMachine, Transition
from dazzle.web.problems import FieldError, TransitionRefused


def moves(states: StateMachine, state: object) -> tuple[Transition, ...]:
    """The transitions that lead on from a state, the first one to each target."""
    found: dict[str, Transition] = {}
    for transition in states.transitions:
        if transition.source in (None, state) and transition.target != state:
            found.setdefault(transition.target, transition)
    return tuple(found.values())


def refuse_other_start(entity: Entity, states: StateMachine, state: object) -> None:
    """Raises TransitionRefused unless a new row begins at the beginning."""
    if state != states.initial:
        title = entity.field(states.field).title
        raise _refused(states, f"A new {entity.title} begins with {title} {states.initial}.", None, state)


def refuse_other_move(
    entity: Entity, states: StateMachine, state: object, target: object, values: Mapping[str, object]
) -> None:
    """Raises TransitionRefused unless the machine allows it; `values` are the row's as they would be afterwards."""
    allowed = moves(states, state)
    chosen = next((transition for transition in allowed if transition.target == target), None)
    if chosen is None:
        reachable = ", ".join(transition.target for transition in allowed) or "nothing else"
        detail = f"{entity.title} cannot go from {state} to {target}. From {state} it can become: {reachable}."
        raise _refused(states, detail, state, target)
    if lacking := [entity.field(name) for name in chosen.requires if values.get(name) is None]:
        titles = " and ".join(field.title for field in lacking)
        raise TransitionRefused(
            f"{entity.title} cannot become {target} without {titles}.",
            errors=[FieldError(f"/{field.name}", "required", f"{target} requires a value.") for field in lacking],
            members={"from": state, "to": target},
        )


def _refused(states: StateMachine, detail: str, state: object, target: object) -> TransitionRefused:
    error = FieldError(f"/{states.field}", "not_allowed", detail)
    return TransitionRefused(detail, errors=[error], members={"from": state, "to": target})
