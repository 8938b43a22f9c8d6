"""A field is to have a value that it cannot have.

## What it does

A condition compares a field with a value that is not in its enum, or a change to a field, in a trigger, a notification
or an effect, names one; or no truth where the field is true or false.

## Why

What waits for a state that no row can be in waits for ever, and a rule about it is always true, or never.

## Example

```
sla turn_round "Turn-round":
  entity: Docking
  starts_when: status -> dokced
```

## Instead

Write one of the field's values, or add the value to the enum.
"""

from collections.abc import Iterable

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span
from dazzle.diagnostics.spelling import spelling

RULE = Rule("unknown-value", Severity.ERROR, __doc__ or "")


def at(span: Span, field: str | None, value: str, values: Iterable[str]) -> Diagnostic:
    """`field` is the one that is to have the value, where it is one."""
    known = list(values)
    meant = spelling(span, value, known)
    return RULE.at(
        span,
        f"`{field}` cannot be `{value}`" if field else f"`{value}` is not a value of the enum",
        label="not one of its values",
        help=meant.help or f"use one of {', '.join(f'`{each}`' for each in known)}",
        fixes=meant.fixes,
    )
