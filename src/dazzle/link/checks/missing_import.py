"""A reference leads into a module that is not used.

## What it does

A module that refers to another module's entity says so with `use`.

## Why

The head of a file shows what it depends on.

## Example

```
invoice: ref Invoice   # Invoice is in shop.billing, and there is no `use shop.billing`
```

## Instead

Add the `use` line.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.lang import ast

RULE = Rule("missing-import", Severity.ERROR, __doc__ or "")


def at(name: ast.Name, module: str) -> Diagnostic:
    return RULE.at(
        name.span,
        f"`{name.text}` belongs to the module `{module}`, which this file does not use",
        label="declared in another module",
        help=f"add `use {module}` at the top of the file",
    )
