"""A has_many says what deleting does, and it is not clear to which reference.

## What it does

`has_many Child cascade` decides about the child's reference back to this entity; the child has several, or none.

## Why

Deleting must do the same whichever reference a row came by.

## Example

```
lines: has_many LineItem cascade   # LineItem has two refs to Invoice
```

## Instead

Write the word at the reference itself: `invoice: ref Invoice cascade`.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.lang import ast

RULE = Rule("ambiguous-delete", Severity.ERROR, __doc__ or "")


def at(field: ast.Field, child: str, parent: str, count: int) -> Diagnostic:
    found = "no reference" if count == 0 else f"{count} references"
    return RULE.at(
        field.type.span,
        f"`{child}` has {found} to `{parent}`",
        label="which one is meant?",
        help=f"write the word at the reference in `{child}`: `ref {parent} cascade`",
    )
