"""A line that cannot be read."""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule(
    "syntax",
    Severity.ERROR,
    """\
## What it does

Reports the first word or sign in a line that does not fit, and names what would.

## Why

The line is left out of everything that follows; the other lines, and names that only this line would have made known,
are checked as far as that goes.

## Example

```
entity Kite "Kite":
  tag: str(12)) required
```

## Instead

Write what the message expects:

```
entity Kite "Kite":
  tag: str(12) required
```
""",
)


def surplus(span: Span, found: str) -> Diagnostic:
    return RULE.at(
        span,
        "expected the end of the line",
        label=f"found `{found}`",
        help="remove what follows, or put it on a line of its own",
    )


def unexpected(span: Span, found: str, expected: str, suggestion: str | None) -> Diagnostic:
    """`expected` says in words what fits at the span, `found` is "" where the line ends too early."""
    if not found:
        help_text = f"add {expected} here"
    elif suggestion is not None:
        help_text = f"did you mean `{suggestion}`?"
    else:
        help_text = f"write {expected} in its place, or remove it"
    return RULE.at(
        span,
        f"expected {expected}",
        label=f"found `{found}`" if found else "the line ends here",
        help=help_text,
    )
