"""Modules use each other in a circle.

## What it does

`use` says which module builds on which; a circle has no beginning.

## Why

Modules that need each other are one module.

## Example

```
module a
use b   # and b says: use a
```

## Instead

Move what both need into a third module, or merge the two.
"""

from collections.abc import Iterable

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.lang import ast

RULE = Rule("import-cycle", Severity.ERROR, __doc__ or "")


def at(use: ast.Name, circle: Iterable[str]) -> Diagnostic:
    return RULE.at(
        use.span,
        f"modules use each other in a circle: {' -> '.join(circle)}",
        label="closes the circle",
        help="move what both need into a third module, or merge the two",
    )
