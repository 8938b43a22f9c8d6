"""An enum has a value twice.

## What it does

The values of an enum are different from each other.

## Why

The second one could never be told from the first.

## Example

```
status: enum[draft, sent, draft] = draft
```

## Instead

Remove it, or write the value that was meant.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Label, Severity
from dazzle.diagnostics.fix import Edit, Fix
from dazzle.diagnostics.rule import Rule
from dazzle.lang import ast

RULE = Rule("duplicate-enum-value", Severity.ERROR, __doc__ or "")


def at(value: ast.EnumValue, first: ast.EnumValue, spare: Edit | None) -> Diagnostic:
    """`spare` leaves the value out."""
    same = value.title is None or value.title == first.title
    return RULE.at(
        value.span,
        f"`{value.value}` stands twice among the values",
        label="listed again",
        labels=(Label(first.span, "first listed here"),),
        help="remove it, or write the value that was meant",
        fixes=() if spare is None else (Fix(f"remove the second `{value.value}`", (spare,), certain=same),),
    )
