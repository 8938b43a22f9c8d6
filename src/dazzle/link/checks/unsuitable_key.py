"""A primary key has a type that cannot be one.

## What it does

A key is one value of one column that can be compared and written into a URL: uuid, int, bigint, str, slug, a date ...

## Why

It is what references store and what addresses contain.

## Example

```
data: json pk
```

## Instead

Use `id: uuid pk`, and mark the other field `unique` if it must be.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.lang import ast

RULE = Rule("unsuitable-key", Severity.ERROR, __doc__ or "")


def at(field: ast.Field) -> Diagnostic:
    return RULE.at(
        field.type.span,
        f"`{field.type.name.text}` cannot be a primary key",
        label="not a type for a key",
        help="use `id: uuid pk`, and mark this field `unique` if it must be",
    )
