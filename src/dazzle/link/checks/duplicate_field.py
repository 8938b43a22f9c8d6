"""An entity has two fields of one name.

## What it does

Names of fields are unique in their entity; so are the columns that a field becomes (`total` of type money is
`total_minor` and `total_currency`).

## Why

A table cannot have two columns of one name.

## Example

```
title: str(80)
title: text
```

## Instead

Rename one of them, or remove it.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Label, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span
from dazzle.lang import ast

RULE = Rule("duplicate-field", Severity.ERROR, __doc__ or "")


def at(name: ast.Name, first: Span | None, entity: str) -> Diagnostic:
    return RULE.at(
        name.span,
        f"entity `{entity}` has two fields `{name.text}`",
        label="declared again",
        labels=() if first is None else (Label(first, "first declared here"),),
        help="rename one of them, or remove it",
    )


def of_column(name: ast.Name, column: str, other: str) -> Diagnostic:
    return RULE.at(
        name.span,
        f"the fields `{other}` and `{name.text}` would both have a column `{column}`",
        label=f"becomes the column `{column}`",
        help="rename one of them",
    )
