"""A word behind a field's type means nothing.

## What it does

After its type a field takes modifiers: `required`, `unique`, `auto_add`, `was: old_name` ...

## Why

A misspelled `requierd` must not silently make a field optional.

## Example

```
title: str(80) requierd
```

## Instead

Correct the word.
"""

from collections.abc import Iterable

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.fieldtypes.ref import OnDelete
from dazzle.lang import ast
from dazzle.link.suggest import did_you_mean

RULE = Rule("unknown-modifier", Severity.ERROR, __doc__ or "")


def at(name: ast.Name, known: Iterable[str]) -> Diagnostic:
    words = list(known)
    if name.text in set(OnDelete):
        hint = f"write it right after the entity: `ref Supplier {name.text} required`"
    else:
        hint = did_you_mean(name.text, words) or f"use one of {', '.join(f'`{word}`' for word in words)}"
    return RULE.at(name.span, f"`{name.text}` is not a modifier", label="not known here", help=hint)
