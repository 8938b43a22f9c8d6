"""A `was:` does not name an old name.

## What it does

`was: old_name` says what a field or an entity was called in the last revision.

## Why

A hint that is wrong would rename the wrong thing.

## Example

```
title: str(80) was: title
```

## Instead

Write the old name, or remove the hint.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.lang import ast

RULE = Rule("unsuitable-was", Severity.ERROR, __doc__ or "")


def at(name: ast.Name, reason: str) -> Diagnostic:
    return RULE.at(
        name.span, f"`was: {name.text}` {reason}", label="not an old name", help="write the old name, or remove it"
    )
