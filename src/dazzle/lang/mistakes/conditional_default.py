"""`if` and `else` in an expression."""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule(
    "conditional-default",
    Severity.ERROR,
    """\
## What it does

Reports an expression of the form `if a: b else: c`.

## Why

It is a part of the published language that this version cannot turn into a default or a check yet; taking only a part
of it would store wrong values.

## Example

```
entity Kite "Kite":
  id: uuid pk
  deposit: int = if rank == 1: 0 else: 50
```

## Instead

Use a plain default, and set the other case where the row is made.
""",
)


def at(span: Span) -> Diagnostic:
    return RULE.at(
        span,
        "an expression with `if` and `else` is not understood yet",
        label="a condition inside an expression",
        help="write an expression without `if`, and set the other case where the row is made",
    )
