"""A surface does not say what it shows.

## What it does

A surface shows one entity: `uses entity Invoice`.

## Why

Without an entity there are no fields to show.

## Example

```
surface invoice_list:
  mode: list
```

## Instead

Add `uses entity Invoice`.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.lang import ast

RULE = Rule("surface-without-entity", Severity.ERROR, __doc__ or "")


def at(surface: ast.Surface) -> Diagnostic:
    return RULE.at(
        surface.name.span,
        f"surface `{surface.name.text}` does not say which entity it shows",
        label="no `uses entity`",
        help="add `uses entity Invoice`, with the name of your entity",
    )
