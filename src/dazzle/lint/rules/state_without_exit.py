"""A state in which rows stay for ever, though others after it go on.

## What it does

States are listed in the order in which a row passes through them. This names a state that no transition leaves, where a
later one is left; and the first state, if nothing leaves it.

## Why

The last states are ends; one in the middle is mostly a forgotten transition, and rows that come there are stuck.

## Example

```
status: enum[draft, disputed, approved, paid]=draft
transitions:
  draft -> disputed
  draft -> approved
  approved -> paid
```

## Instead

Add the transition that leads out of it, or list the state among the last ones.
"""

from collections.abc import Iterator, Sequence

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Entity, Owner
from dazzle.lang import ast
from dazzle.lint.states import states_of, with_places

RULE = Rule("state-without-exit", Severity.WARNING, __doc__ or "")


def check(appspec: AppSpec, modules: Sequence[ast.Module]) -> Iterator[Diagnostic]:
    for entity, state, place in with_places(modules, _without_exit(appspec)):
        yield RULE.at(
            place,
            f"a row of `{entity.name}` in the state `{state}` stays there for ever",
            label="no transition leads out of it",
            help=f"add a transition from `{state}`, or list it among the last states",
        )


def _without_exit(appspec: AppSpec) -> Iterator[tuple[Entity, str]]:
    for entity in appspec.entities:
        if entity.states is None or entity.owner is not Owner.PROJECT:
            continue
        states = states_of(entity)
        sources = {move.source for move in entity.states.transitions}
        left = [None in sources or state in sources for state in states]
        last = max((at for at, leaves in enumerate(left) if leaves), default=-1)
        for at, state in enumerate(states):
            if not left[at] and (at < last or state == entity.states.initial):
                yield entity, state
