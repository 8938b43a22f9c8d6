"""A part of a row would be marked as deleted.

## What it does

An entity with `subtype_of:` has `soft_delete`.

## Why

A row of a subtype and its row in the base are deleted together: which is deleted, the base says.

## Example

```
entity Yacht "Yacht":
  subtype_of: Boat
  soft_delete
  sails: int
```

## Instead

Write `soft_delete` in the base.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule("soft-delete-of-subtype", Severity.ERROR, __doc__ or "")


def at(span: Span, entity: str, base: str) -> Diagnostic:
    return RULE.at(
        span,
        f"rows of `{entity}` are deleted with those of `{base}`",
        label="only a part of the row",
        help=f"write `soft_delete` in `{base}`",
    )
