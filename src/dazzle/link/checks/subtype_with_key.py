"""A subtype has a key of its own.

## What it does

An entity with `subtype_of:` declares a field with `pk`.

## Why

A row of a subtype and its row in the base are one thing with one key: it is the key of the base, and a reference to
it.

## Example

```
entity Yacht "Yacht":
  subtype_of: Boat
  id: uuid pk
  sails: int
```

## Instead

Remove the field.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.lang import ast

RULE = Rule("subtype-with-key", Severity.ERROR, __doc__ or "")


def at(name: ast.Name, base: str) -> Diagnostic:
    return RULE.at(
        name.span,
        f"a subtype has the key of its base, and `{name.text}` is another",
        label="a key of its own",
        help=f"remove the field: the key of `{base}` is the key here",
    )
