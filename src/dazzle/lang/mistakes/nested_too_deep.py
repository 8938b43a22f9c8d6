"""An expression that is nested too deep."""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule(
    "nested-too-deep",
    Severity.ERROR,
    """\
## What it does

Reports an expression in which operators or brackets are nested more than a hundred deep.

## Why

Nobody can read it, and PostgreSQL has limits of its own.

## Example

```
entity Kite "Kite":
  id: uuid pk
  invariant: ((((((...))))))
```

## Instead

Split it into several invariants, or compare with a list: `status in [a, b, c]`.
""",
)


def at(span: Span) -> Diagnostic:
    return RULE.at(
        span,
        "this expression is nested too deep",
        label="more than a hundred levels",
        help="split it, or compare with a list: `status in [a, b, c]`",
    )
