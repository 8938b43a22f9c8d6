"""A field is named that the entity does not have.

## What it does

`unique`, `index`, `display_field`, surfaces, sorts, filters and `requires` name fields of their entity.

## Why

What names nothing does nothing.

## Example

```
unique supplier, nummber
```

## Instead

Write the name as it is declared.
"""

from collections.abc import Iterable

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.spelling import spelling
from dazzle.lang import ast

RULE = Rule("unknown-field", Severity.ERROR, __doc__ or "")


def at(name: ast.Name, entity: str, known: Iterable[str]) -> Diagnostic:
    meant = spelling(name.span, name.text, known)
    return RULE.at(
        name.span,
        f"entity `{entity}` has no field `{name.text}`",
        label="no field of this name",
        help=meant.help or f"add it to `{entity}`, or write one of its fields",
        fixes=meant.fixes,
    )
