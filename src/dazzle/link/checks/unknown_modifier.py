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
from dazzle.diagnostics.fix import Edit, Fix
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span
from dazzle.diagnostics.spelling import spelling
from dazzle.fieldtypes.ref import OnDelete
from dazzle.lang import ast

RULE = Rule("unknown-modifier", Severity.ERROR, __doc__ or "")


def at(name: ast.Name, known: Iterable[str], type_ref: ast.TypeRef) -> Diagnostic:
    """`type_ref` is the type that the word stands behind, `known` the words that may stand there."""
    message = f"`{name.text}` is not a modifier"
    if name.text in set(OnDelete) and type_ref.target is not None:
        return RULE.at(
            name.span,
            message,
            label="belongs to the reference",
            help=f"write it right after the entity: `{type_ref.name.text} {type_ref.target.text} {name.text}`",
            fixes=(_moved(name, type_ref.span),),
        )
    words = list(known)
    meant = spelling(name.span, name.text, words, language=words)
    return RULE.at(
        name.span,
        message,
        label="not known here",
        help=meant.help or f"use one of {', '.join(f'`{word}`' for word in words)}",
        fixes=meant.fixes,
    )


def _moved(name: ast.Name, type_: Span) -> Fix:
    """The word in front of the modifiers; the blank before it goes with it."""
    after = Span(type_.file, type_.end, type_.end)
    word = Span(type_.file, name.span.start - 1, name.span.end)
    return Fix(f"write `{name.text}` after the entity", (Edit(after, f" {name.text}"), Edit(word, "")), certain=True)
