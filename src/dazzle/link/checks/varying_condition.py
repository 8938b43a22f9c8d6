"""The condition of an index depends on more than its own row.

## What it does

What stands behind `where` reads fields of the row alone; no other row, no user, not the time.

## Why

PostgreSQL decides whether a row is in the index when the row is written. It cannot know when something else changes.

## Example

```
index code where ends_on > today
```

## Instead

```
index code where ends_on is null
```
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule("varying-condition", Severity.ERROR, __doc__ or "")


def at(span: Span) -> Diagnostic:
    return RULE.at(span, "an index can only ask about its own row", label="changes without the row")
