"""A kind of a kind.

## What it does

The entity that `subtype_of:` names is a subtype itself.

## Why

The base has a field `kind` that says of each row which subtype it is; with kinds of kinds one field would not say
it.

## Example

```
entity Boat "Boat":
  id: uuid pk

entity Yacht "Yacht":
  subtype_of: Boat
  sails: int

entity Ketch "Ketch":
  subtype_of: Yacht
  masts: int
```

## Instead

Make it a subtype of the base.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.lang import ast

RULE = Rule("nested-subtype", Severity.ERROR, __doc__ or "")


def at(base: ast.Name, above: str) -> Diagnostic:
    return RULE.at(
        base.span,
        f"`{base.text}` is a subtype itself, of `{above}`",
        label="not a base",
        help=f"write `subtype_of: {above}`",
    )
