"""A function is called that there is not.

## What it does

The functions of expressions are listed in docs/reference/expressions.md.

## Why

What cannot be computed cannot be checked.

## Example

```
invariant: lenght(code) = 8
```

## Instead

Write `len(code) = 8`.
"""

from collections.abc import Collection

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.spelling import spelling
from dazzle.lang import ast

RULE = Rule("unknown-function", Severity.ERROR, __doc__ or "")


def at(name: ast.Name, known: Collection[str]) -> Diagnostic:
    meant = spelling(name.span, name.text, known, language=known)
    return RULE.at(
        name.span,
        f"there is no function `{name.text}`",
        label="not known",
        help=meant.help or f"use one of {', '.join(f'`{each}`' for each in known)}",
        fixes=meant.fixes,
    )


def misplaced(name: ast.Name, place: str) -> Diagnostic:
    """One that there is, but not here."""
    return RULE.at(
        name.span,
        f"`{name.text}` cannot be asked here",
        label="not known here",
        help=f"use it {place}",
    )
