"""A colour that no page has.

## What it does

`semantic:` gives a value of an enum a tone that there is not, or stands below what is no enum.

## Why

Pages show a value in the colour of its tone, and there are five: success, info, warning, destructive and neutral.

## Example

```
wing: enum[delta, box]
  semantic: delta=neutral, box=red
```

## Instead

Write one of the tones; `positive` is another word for `success`.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span
from dazzle.diagnostics.spelling import spelling
from dazzle.lang import ast

RULE = Rule("unknown-tone", Severity.ERROR, __doc__ or "")


TONES = ("success", "info", "warning", "destructive", "neutral")
ALIASES = {"positive": "success"}


def at(tone: ast.Name) -> Diagnostic:
    meant = spelling(tone.span, tone.text, (*TONES, *ALIASES))
    return RULE.at(
        tone.span,
        f"there is no tone `{tone.text}`",
        label="not a tone",
        help=meant.help or f"use one of {', '.join(f'`{each}`' for each in TONES)}",
        fixes=meant.fixes,
    )


def without_values(span: Span, field: str) -> Diagnostic:
    return RULE.at(
        span,
        f"`{field}` is no enum, and only its values have tones",
        label="nothing here has a tone",
        help="remove it, or make the field an `enum`",
    )
