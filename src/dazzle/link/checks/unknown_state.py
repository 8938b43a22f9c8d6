"""A transition names a state that does not exist.

## What it does

The states of `transitions:` are values of one enum field: the first whose values hold them all, else the one called
`status`.

## Why

A move from or to a state that no row can be in never happens.

## Example

```
status: enum[draft, sent] = draft
transitions:
  draft -> snet
```

## Instead

Write one of the enum's values, or add the state to the enum.
"""

from collections.abc import Iterable

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span
from dazzle.diagnostics.spelling import spelling
from dazzle.lang import ast

RULE = Rule("unknown-state", Severity.ERROR, __doc__ or "")


def at(name: ast.Name, states: Iterable[str]) -> Diagnostic:
    known = list(states)
    meant = spelling(name.span, name.text, known)
    return RULE.at(
        name.span,
        f"there is no state `{name.text}`",
        label="not a value of the state field",
        help=meant.help or f"use one of {', '.join(f'`{state}`' for state in known)}",
        fixes=meant.fixes,
    )


def without_field(span: Span, entity: str) -> Diagnostic:
    return RULE.at(
        span,
        f"entity `{entity}` has transitions, and no enum field that holds its state",
        label="which field would they change?",
        help="add the field: `status: enum[draft, sent] = draft required`",
    )


def outside(name: ast.Name, states: Iterable[str]) -> Diagnostic:
    """A state that the field has, and the lifecycle does not speak of."""
    known = list(states)
    meant = spelling(name.span, name.text, known)
    return RULE.at(
        name.span,
        f"`{name.text}` is not among the states of the lifecycle",
        label="not listed",
        help=meant.help or "add it to `states:`",
        fixes=meant.fixes,
    )
