"""A computed field is computed from itself.

## What it does

Computed fields may use others, but not in a circle.

## Why

There would be no end to it.

## Example

```
net: computed gross - tax
tax: computed gross - net
```

## Instead

Make one of them a field.
"""

from collections.abc import Sequence

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.lang import ast

RULE = Rule("computed-circle", Severity.ERROR, __doc__ or "")


def at(name: ast.Name, circle: Sequence[str]) -> Diagnostic:
    """The circle ends with the name that it begins with."""
    return RULE.at(
        name.span,
        f"`{name.text}` is computed from itself",
        label=" -> ".join(circle) if len(circle) > 2 else "uses its own value",
        help="make one of these a field",
    )
