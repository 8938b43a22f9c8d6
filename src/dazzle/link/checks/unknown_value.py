"""A field is to have a value that it cannot have.

## What it does

A change to a field, in a trigger, a notification or an effect, names a value that is not one of the field's: not in its
enum, or no truth where the field is true or false.

## Why

What waits for a state that no row can be in waits for ever.

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


def at(span: Span, field: str, value: str, values: Iterable[str]) -> Diagnostic:
    known = list(values)
    meant = spelling(span, value, known)
    return RULE.at(
        span,
        f"`{field}` cannot be `{value}`",
        label="not one of its values",
        help=meant.help or f"use one of {', '.join(f'`{each}`' for each in known)}",
        fixes=meant.fixes,
    )
