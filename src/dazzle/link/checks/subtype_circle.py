"""An entity would be a kind of itself.

## What it does

The `subtype_of:` lines of some entities lead back to where they began.

## Why

Each row of a subtype is a row of its base as well, and there is a first base that is a kind of nothing else.

## Example

```
entity Kite "Kite":
  subtype_of: Kite
```

## Instead

Name the entity that has what all kinds have in common.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.lang import ast

RULE = Rule("subtype-circle", Severity.ERROR, __doc__ or "")


def at(base: ast.Name, entity: str) -> Diagnostic:
    return RULE.at(
        base.span,
        f"`{entity}` would be a kind of itself",
        label="leads back to the entity itself",
        help="name the entity that has what all kinds have in common",
    )
