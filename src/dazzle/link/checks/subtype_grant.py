"""A subtype permits what its base does not.

## What it does

An entity with `subtype_of:` has a `permit` for an operation that its base has none for.

## Why

A row of the subtype is a row of the base as well: nobody can do with one what nobody may do with the other.

## Example

```
entity Boat "Boat":
  id: uuid pk
  permit:
    list: authenticated

entity Yacht "Yacht":
  subtype_of: Boat
  sails: int
  permit:
    list: authenticated
    create: authenticated
```

## Instead

Permit the operation in the base as well.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule("subtype-grant", Severity.ERROR, __doc__ or "")


def at(span: Span, entity: str, base: str, operation: str) -> Diagnostic:
    return RULE.at(
        span,
        f"`{entity}` permits `{operation}`, and its base `{base}` does not",
        label="nobody may do this in the base",
        help=f"add a `permit` for `{operation}` to `{base}`",
    )
