"""Understood, and not acted upon yet."""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule(
    "not-served",
    Severity.INFO,
    """\
## What it does

Names, once for each kind, what a project declares and this version of Dazzle does not act upon. It is read, checked
and kept, and has no effect.

## Why

The text is not wrong and needs no change; but nobody should believe that it has an effect.

## Example

```
workspace quay "Quay":
  purpose: "What lies where"
```

## Instead

Leave it in the file. A later version acts upon it.
""",
)


def at(span: Span, word: str, count: int) -> Diagnostic:
    """`count` is how many of them the project has; `span` is the first."""
    where = "" if count == 1 else f", nor on {count - 1} more in this project"
    return RULE.at(
        span,
        f"`{word}` is not acted upon yet",
        label=f"nothing acts on this{where}",
        help="leave it as it is: it is checked, and a later version acts upon it",
    )
