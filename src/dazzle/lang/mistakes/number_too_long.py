"""A number with too many digits."""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule(
    "number-too-long",
    Severity.ERROR,
    """\
## What it does

Reports a number of more than a hundred digits.

## Why

No column can hold it.

## Example

```
entity Kite "Kite":
  id: uuid pk
  count: int = 1000000000000...
```

## Instead

Write a smaller number, or keep long codes in a `str`.
""",
)


def at(span: Span) -> Diagnostic:
    return RULE.at(
        span,
        "this number is too long",
        label="more than a hundred digits",
        help="write a smaller number, or a quoted text",
    )
