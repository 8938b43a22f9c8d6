"""A page does what the API does not offer.

## What it does

A surface needs an operation that the `expose:` line of its entity leaves out.

## Why

Pages work through the same operations as the API: a list needs `list`, a page of one row `read`, a form `create` or
`update`.

## Example

```
entity Sail "Sail":
  expose: list, read
  id: uuid pk

surface sail_create "New sail":
  uses entity Sail
  mode: create
```

## Instead

Add the operation to `expose:`, or remove the surface.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule("surface-not-exposed", Severity.ERROR, __doc__ or "")


def at(span: Span | None, surface: str, entity: str, operation: str) -> Diagnostic:
    return RULE.at(
        span,
        f"the surface `{surface}` needs `{operation}`, which `{entity}` does not expose",
        label="cannot work",
        help=f"add `{operation}` to `expose:` of `{entity}`, or remove the surface",
    )
