"""A required reference would be set to null.

## What it does

`nullify` empties the reference when its target is deleted; a `required` one cannot be empty.

## Why

The delete would fail, always.

## Example

```
owner: ref User required nullify
```

## Instead

Make the reference optional, or use `restrict` or `cascade`.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule("nullify-required", Severity.ERROR, __doc__ or "")


def at(span: Span | None, entity: str, field: str) -> Diagnostic:
    return RULE.at(
        span,
        f"`{entity}.{field}` is required and cannot be set to null",
        label="required",
        help="make the reference optional, or use `restrict` or `cascade`",
    )
