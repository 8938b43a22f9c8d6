"""An entity is shown twice among what is related.

## What it does

In one surface, each entity stands in one `related` group at most.

## Why

The same rows would be on the page twice.

## Example

```
related calls "Calls":
  show: Docking
related more "More":
  show: Docking
```

## Instead

Remove one of them.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Label, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.lang import ast

RULE = Rule("repeated-related", Severity.ERROR, __doc__ or "")


def at(name: ast.Name, first: ast.Name) -> Diagnostic:
    return RULE.at(
        name.span,
        f"`{name.text}` is shown twice among what is related",
        label="shown again",
        labels=(Label(first.span, "first shown here"),),
        help="remove one of them",
    )
