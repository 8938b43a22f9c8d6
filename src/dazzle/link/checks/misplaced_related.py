"""Related rows on a page that shows no single row.

## What it does

`related` stands in surfaces with `mode: view` alone.

## Why

What is related is related to the one row that is shown: a list has many, a form is not a place to look around.

## Example

```
surface berth_list "Berths":
  uses entity Berth
  mode: list
  related calls "Calls":
    show: Docking
```

## Instead

Put the group into the surface with `mode: view`.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.lang import ast

RULE = Rule("misplaced-related", Severity.ERROR, __doc__ or "")


def at(name: ast.Name, mode: str) -> Diagnostic:
    return RULE.at(
        name.span,
        f"`related` has no place on a page with `mode: {mode}`",
        label="related to no single row",
        help="move it into a surface with `mode: view`",
    )
