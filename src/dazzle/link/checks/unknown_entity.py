"""An entity is named that is not declared.

## What it does

Every entity that a `ref`, a `has_many`, a surface or a scope names must be declared somewhere in the project.

## Why

A reference becomes a foreign key; there is no table to refer to.

## Example

```
invoice: ref Invoce required
```

## Instead

Write the name as it is declared; entity names keep their capitals.
"""

from collections.abc import Mapping

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.spelling import spelling
from dazzle.lang import ast

RULE = Rule("unknown-entity", Severity.ERROR, __doc__ or "")


def at(name: ast.Name, places: Mapping[str, str]) -> Diagnostic:
    """`places` tells where each one that is known is declared."""
    meant = spelling(name.span, name.text, places, places)
    return RULE.at(
        name.span,
        f"entity `{name.text}` is not declared",
        label="no entity of this name",
        help=meant.help or f"declare it: `entity {name.text}:`",
        fixes=meant.fixes,
    )
