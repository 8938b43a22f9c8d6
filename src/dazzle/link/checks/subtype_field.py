"""A subtype declares a field that its base has.

## What it does

An entity with `subtype_of:` has a field of a name that a field of the base has.

## Why

A row of the subtype has the fields of both, and two of one name could not be told apart.

## Example

```
entity Boat "Boat":
  id: uuid pk
  name: str(40)

entity Yacht "Yacht":
  subtype_of: Boat
  name: str(40)
```

## Instead

Remove the field, or give it another name.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Label, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span
from dazzle.lang import ast

RULE = Rule("subtype-field", Severity.ERROR, __doc__ or "")


def at(name: ast.Name, base: str, first: Span) -> Diagnostic:
    return RULE.at(
        name.span,
        f"`{base}` has a field `{name.text}` already",
        label="declared again",
        labels=(Label(first, "declared here in the base"),),
        help="remove it, or give it another name",
    )
