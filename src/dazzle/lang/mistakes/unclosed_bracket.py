"""A bracket that is not closed."""

from dazzle.diagnostics.diagnostic import Diagnostic, Label, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule(
    "unclosed-bracket",
    Severity.ERROR,
    """\
## What it does

Reports `(` or `[` without its partner, or closed by the other kind.

## Why

Lines inside brackets are joined, so an open bracket would swallow the lines after it. The compiler goes on as if the
bracket ended where the next line of the block starts.

## Example

```
entity Kite "Kite":
  wing: enum[delta, parafoil
  tag: str(12)
```

## Instead

Close the bracket:

```
entity Kite "Kite":
  wing: enum[delta, parafoil]
  tag: str(12)
```
""",
)

_PARTNERS = {"(": ")", "[": "]"}


def at(span: Span, bracket: str) -> Diagnostic:
    partner = _PARTNERS[bracket]
    return RULE.at(
        span, f"`{bracket}` is never closed", label="opened here", help=f"add a `{partner}` where the list ends"
    )


def closed_by_another(span: Span, bracket: str, closing: Span) -> Diagnostic:
    """`closing` is where the other kind of bracket stands."""
    partner = _PARTNERS[bracket]
    return RULE.at(
        span,
        f"`{bracket}` is closed by the wrong bracket",
        label="opened here",
        labels=(Label(closing, f"expected `{partner}`"),),
        help=f"close it with `{partner}`",
    )
