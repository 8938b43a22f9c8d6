"""A base has a field called `kind`.

## What it does

An entity that others are subtypes of declares a field `kind`.

## Why

The base is given a field of that name, which says which subtype a row is.

## Example

```
entity Boat "Boat":
  id: uuid pk
  kind: str(20)

entity Yacht "Yacht":
  subtype_of: Boat
  sails: int
```

## Instead

Give the field another name; if it said what kind a row is, remove it.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.lang import ast

RULE = Rule("reserved-kind", Severity.ERROR, __doc__ or "")


def at(name: ast.Name, entity: str) -> Diagnostic:
    return RULE.at(
        name.span,
        f"`{entity}` has subtypes, and `{name.text}` says which of them a row is",
        label="given by the subtypes",
        help="remove it, or give it another name",
    )
