"""A surface reads from a view of another entity.

## What it does

The view that `source:` names has the surface's entity as its own source.

## Why

The rows of the view have none of the fields that the page shows.

## Example

```
surface berth_list "Berths":
  uses entity Berth
  mode: list
  source: docking_figures
```

## Instead

Name a view of the same entity, or show the entity that the view is of.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Label, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.lang import ast

RULE = Rule("view-of-another-entity", Severity.ERROR, __doc__ or "")


def at(name: ast.Name, source: ast.Name, entity: str) -> Diagnostic:
    """`source` is the entity that the view of that name is of, `entity` the one that the surface shows."""
    return RULE.at(
        name.span,
        f"view `{name.text}` is of `{source.text}`, the surface shows `{entity}`",
        label="rows of another entity",
        labels=(Label(source.span, "said here"),),
        help=f"name a view of `{entity}`, or write `uses entity {source.text}`",
    )
