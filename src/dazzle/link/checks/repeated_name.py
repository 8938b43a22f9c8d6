"""A list names the same field twice.

## What it does

`unique` and `index` name each field once.

## Why

PostgreSQL refuses a key that has a column twice, and the second one says nothing.

## Example

```
unique supplier, number, supplier
```

## Instead

Remove the second one.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Label, Severity
from dazzle.diagnostics.fix import Edit, Fix
from dazzle.diagnostics.rule import Rule
from dazzle.lang import ast

RULE = Rule("repeated-name", Severity.ERROR, __doc__ or "")


def at(name: ast.Name, first: ast.Name, spare: Edit | None = None) -> Diagnostic:
    """`spare` leaves the name out, with what belongs to it."""
    return RULE.at(
        name.span,
        f"`{name.text}` stands twice in this list",
        label="named again",
        labels=(Label(first.span, "first named here"),),
        help="remove one of them",
        fixes=() if spare is None else (Fix(f"remove the second `{name.text}`", (spare,), certain=True),),
    )
