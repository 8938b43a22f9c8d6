"""A file that declares nothing."""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule(
    "empty-file",
    Severity.WARNING,
    """\
## What it does

Warns of a file without a line of the language in it.

## Why

It may have been saved too early, or emptied by mistake.

## Example

```
# kites: to be written
```

## Instead

Declare something in it, or remove the file.
""",
)


def at(span: Span) -> Diagnostic:
    return RULE.at(
        span, "this file declares nothing", label="nothing here", help="declare something in it, or remove the file"
    )
