"""An expression does not make sense here.

## What it does

Words in an expression are fields, values of the enum on the other side, or functions; the two sides of a comparison
fit each other.

## Why

A rule that cannot be checked would be a rule that is always true.

## Example

```
invariant: status != closd
```

## Instead

Correct the word; quote a text: `"closed"`.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.fix import Fix
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule("bad-expression", Severity.ERROR, __doc__ or "")


def at(
    span: Span,
    message: str,
    *,
    label: str,
    help: str | None = None,  # noqa: A002  as in Rule.at
    fixes: tuple[Fix, ...] = (),
) -> Diagnostic:
    return RULE.at(span, message, label=label, help=help, fixes=fixes)
