"""A surface has a mode that does not exist.

## What it does

A surface's mode is list, view, create or edit.

## Why

The mode decides which page and which operation it is.

## Example

```
mode: lst
```

## Instead

Write one of the modes.
"""

from collections.abc import Iterable

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.spelling import spelling
from dazzle.lang import ast

RULE = Rule("unknown-mode", Severity.ERROR, __doc__ or "")


def at(name: ast.Name, known: Iterable[str]) -> Diagnostic:
    modes = list(known)
    meant = spelling(name.span, name.text, modes, language=modes)
    return RULE.at(
        name.span,
        f"there is no mode `{name.text}`",
        label="not a mode",
        help=meant.help or f"use one of {', '.join(f'`{mode}`' for mode in modes)}",
        fixes=meant.fixes,
    )
