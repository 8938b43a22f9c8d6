"""A default does not fit its field's type.

## What it does

A default is a value of the type, or `today` or `now` where the type is a date or an instant.

## Why

PostgreSQL would refuse the table, or every insert.

## Example

```
due_days: int = soon
```

## Instead

Write a value of the type.
"""

import re

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.fix import Fix, replace_with, without_word
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import SourceFile, Span

_SIGN = re.compile(r"=$")

RULE = Rule("bad-default", Severity.ERROR, __doc__ or "")


def at(span: Span, type_name: str, reason: str) -> Diagnostic:
    return RULE.at(
        span,
        f"the default does not fit the type `{type_name}`",
        label=reason[:1].lower() + reason[1:].rstrip("."),
        help="write a value of the type, or leave the default out",
    )


def fraction(span: Span, type_name: str) -> Diagnostic:
    """A number with decimals for a whole one."""
    return RULE.at(
        span,
        f"the default does not fit the type `{type_name}`",
        label="this may have decimals",
        help="write `round(...)` around it",
    )


def misspelt_truth(span: Span, word: str) -> Diagnostic:
    """`True` for `true`."""
    return RULE.at(
        span,
        f"the default `{word}` is not a value",
        label="in small letters",
        help=f"write `{word.lower()}`",
        fixes=(replace_with(span, word.lower(), certain=True),),
    )


def null(span: Span, type_name: str, source: SourceFile) -> Diagnostic:
    return RULE.at(
        span,
        f"the default does not fit the type `{type_name}`",
        label="a field without a default is null anyway",
        help="leave the default out",
        fixes=(Fix("leave the default out", (without_word(source, span, _SIGN),), certain=True),),
    )
