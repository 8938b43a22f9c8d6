"""A setting has a value that it cannot have.

## What it does

Some settings take one of a few words: `security_profile`, `multi_tenant`, the method after `using`.

## Why

A misspelled profile would silently be the weakest one.

## Example

```
app club "Club":
  security_profile: strikt
```

## Instead

Write one of the words that the message names.
"""

from collections.abc import Iterable

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span
from dazzle.diagnostics.spelling import spelling

RULE = Rule("bad-setting", Severity.ERROR, __doc__ or "")


def at(span: Span, key: str, value: str, known: Iterable[str]) -> Diagnostic:
    words = list(known)
    meant = spelling(span, value, words, language=words)
    return RULE.at(
        span,
        f"`{key}` cannot be `{value}`",
        label="not one of its values",
        help=meant.help or f"use one of {', '.join(f'`{word}`' for word in words)}",
        fixes=meant.fixes,
    )
