"""Something is understood, and nothing acts upon it yet.

## What it does

It is checked and kept, and the application that is served does not know it.

## Why

Better told than believed: a permission that is not enforced must not look as if it were.

## Example

```
permit:
  list: role(clerk)
```

## Instead

Nothing is to be done; do not rely on it yet.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule("not-served", Severity.INFO, __doc__ or "")


def at(span: Span | None, what: str, consequence: str) -> Diagnostic:
    return RULE.at(span, f"{what} not acted upon yet: {consequence}")
