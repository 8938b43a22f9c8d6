"""A colon was forgotten."""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.fix import insert
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule(
    "missing-colon",
    Severity.ERROR,
    """\
## What it does

Reports a line in which a `:` is all that is missing: behind a header whose block follows, or between a key and its
value.

## Why

The compiler reads the line as if the colon stood there, so that what is below it is checked too.

## Example

```
entity Kite "Kite"
  id: uuid pk
```

## Instead

Write the colon:

```
entity Kite "Kite":
  id: uuid pk
```
""",
)


def at(span: Span, before: str) -> Diagnostic:
    """`span` is where the colon belongs, `before` the token in front of it."""
    return RULE.at(
        span,
        f"missing `:` after `{before}`",
        label="expected `:`",
        help="add a `:` here",
        fixes=(insert(span, ":", "add a `:`", certain=True),),
    )
