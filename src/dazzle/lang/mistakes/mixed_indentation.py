"""Tabs and spaces in one file."""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.fix import Fix
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule(
    "mixed-indentation",
    Severity.ERROR,
    """\
## What it does

Reports the first line that is indented with a tab in a file that indents with spaces, or the other way round.

## Why

Which lines belong to a block is said by indentation alone. How wide a tab is depends on who looks, so a file with
both may show one structure and mean another.

## Example

```
entity Kite "Kite":
  id: uuid pk
\ttag: str(12)
```

## Instead

Indent the whole file with spaces, or the whole file with tabs.
""",
)


def at(span: Span, sign: str, fixes: tuple[Fix, ...]) -> Diagnostic:
    """`sign` is what the file began to indent with, a space or a tab."""
    usual, other = ("tabs", "spaces") if sign == "\t" else ("spaces", "tabs")
    return RULE.at(
        span,
        f"this file is indented with {usual} and, here, with {other}",
        label=f"indented with {other}",
        help=f"indent this line, and all that follow, with {usual}",
        fixes=fixes,
    )
