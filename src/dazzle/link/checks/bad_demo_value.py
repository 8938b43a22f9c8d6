"""A value in a demo row does not fit its field.

## What it does

A row below `demo:` gives fields values of their types. A reference may name its row in any way.

## Why

A row that the database refuses is not there when the application is shown.

## Example

```
demo:
  Berth:
    - code: "A1", state: fre
```

## Instead

Write a value of the field's type: one of the enum's values, a number, a date as "2026-05-01".
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule("bad-demo-value", Severity.WARNING, __doc__ or "")


def at(span: Span, type_name: str, reason: str) -> Diagnostic:
    return RULE.at(
        span,
        f"the value does not fit the type `{type_name}`",
        label=reason[:1].lower() + reason[1:].rstrip("."),
        help="write a value of the type, or leave the field out",
    )
