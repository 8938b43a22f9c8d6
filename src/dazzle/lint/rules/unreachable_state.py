"""A state that no row can come to.

## What it does

Names the values of the state field that are not the first state, and to which no transition leads from it.

## Why

Either a transition is missing, or the state is left over: what waits for it waits for ever.

## Example

```
status: enum[draft, sent, paid]=draft
transitions:
  draft -> sent
```

## Instead

Add the transition, or remove the state.
"""

from collections.abc import Iterator, Sequence

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Entity, Owner, StateMachine
from dazzle.lang import ast
from dazzle.lint.states import states_of, with_places

RULE = Rule("unreachable-state", Severity.WARNING, __doc__ or "")


def check(appspec: AppSpec, modules: Sequence[ast.Module]) -> Iterator[Diagnostic]:
    for entity, state, place in with_places(modules, _unreachable(appspec)):
        yield RULE.at(
            place,
            f"no row of `{entity.name}` can come to the state `{state}`",
            label="no transition leads here",
            help=f"add a transition to `{state}`, or remove the state",
        )


def _unreachable(appspec: AppSpec) -> Iterator[tuple[Entity, str]]:
    for entity in appspec.entities:
        if entity.states is not None and entity.owner is Owner.PROJECT:
            reached = _reached(entity.states)
            yield from ((entity, state) for state in states_of(entity) if state not in reached)


def _reached(machine: StateMachine) -> set[str]:
    """The states that rows can come to, beginning with the first one."""
    ahead: dict[str | None, list[str]] = {}
    for move in machine.transitions:
        ahead.setdefault(move.source, []).append(move.target)
    reached = {machine.initial, *ahead.get(None, ())}
    waiting = list(reached)
    for state in waiting:  # it grows while it is walked
        fresh = set(ahead.get(state, ())) - reached
        reached |= fresh
        waiting += fresh
    return reached
