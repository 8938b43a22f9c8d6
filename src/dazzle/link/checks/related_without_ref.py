"""What is said to be related is not.

## What it does

An entity in a `related` group has a reference to the entity that the surface shows: a `ref`, or a `poly_ref` that can
lead there.

## Why

Without it nothing tells which rows belong to the one that is shown.

## Example

```
entity Crane "Crane":
  id: uuid pk

surface berth_view "Berth":
  uses entity Berth
  mode: view
  related cranes "Cranes":
    show: Crane
```

## Instead

Add the reference, `berth: ref Berth`, or leave the entity out.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.lang import ast
from dazzle.link.names import snake_case

RULE = Rule("related-without-ref", Severity.ERROR, __doc__ or "")


def at(name: ast.Name, entity: str) -> Diagnostic:
    """`entity` is the one that the surface shows."""
    return RULE.at(
        name.span,
        f"`{name.text}` does not refer to `{entity}`",
        label="no reference leads back",
        help=f"add a field to `{name.text}`: `{snake_case(entity)}: ref {entity}`",
    )
