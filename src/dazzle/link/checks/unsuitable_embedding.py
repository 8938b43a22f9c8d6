"""An entity cannot be a part of another.

## What it does

`embeds` makes the fields of another entity columns of this one. It needs one field at least that is neither the key nor
set automatically, and takes neither a reference nor another `embeds` among them.

## Why

What is embedded is a value, as an amount is: it has no rows that could refer to something, and two levels of it would
be columns whose names nobody can read. An entity that embeds itself would have columns without end.

## Example

```
entity Address:
  street: str(80) required
  country: ref Country

entity Customer:
  id: uuid pk
  address: embeds Address
```

## Instead

Keep a reference beside what is embedded, in the entity that embeds it; or give the other entity a key, and refer to it.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.lang import ast

RULE = Rule("unsuitable-embedding", Severity.ERROR, __doc__ or "")


def deep(target: ast.Name, entity: str, field: str, by: str) -> Diagnostic:
    what = "itself" if entity == by else f"by its field `{field}`"
    return RULE.at(
        target.span,
        f"`{entity}` embeds {what}, and what is embedded embeds nothing",
        label="embeds something itself",
        help=f"write its fields in `{entity}`, or use a `ref`",
    )


def reference(target: ast.Name, entity: str, field: str, keyword: str) -> Diagnostic:
    return RULE.at(
        target.span,
        f"`{entity}` has the reference `{field}`, and what is embedded refers to nothing",
        label=f"has a `{keyword}`",
        help=f"write the reference beside the `embeds`, or refer to `{entity}` by a `ref`",
    )


def nothing(target: ast.Name, entity: str) -> Diagnostic:
    return RULE.at(
        target.span,
        f"`{entity}` has no field that could be a part",
        label="has nothing but what belongs to a row",
        help=f"add a field to `{entity}` that is neither its key nor set automatically",
    )
