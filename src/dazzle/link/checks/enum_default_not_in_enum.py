"""An enum's default is not one of its values.

## What it does

The default of an enum field is the bare name of one of its values.

## Why

Every insert without the field would fail.

## Example

```
status: enum[draft, sent] = drafft
```

## Instead

Write one of the values, or add the value.
"""

from collections.abc import Iterable

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span
from dazzle.diagnostics.spelling import spelling

RULE = Rule("enum-default-not-in-enum", Severity.ERROR, __doc__ or "")


def at(span: Span, value: str, values: Iterable[str]) -> Diagnostic:
    known = list(values)
    meant = spelling(span, value, known)
    return RULE.at(
        span,
        f"the default `{value}` is not a value of the enum",
        label="not in the list",
        help=meant.help or f"use one of {', '.join(f'`{v}`' for v in known)}",
        fixes=meant.fixes,
    )
