"""A value is compared with null, or computed with it.

## What it does

Null means that there is no value. It can be asked for with `is null` and `is not null` (or `=` and `!=`), and be among
the values of a list; nothing is less than it, and nothing can be added to it.

## Why

The answer would always be null, and a rule that is null is kept by every row.

## Example

```
invariant: due_on < null
```

## Instead

```
invariant: due_on is null
```
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule("null-comparison", Severity.ERROR, __doc__ or "")


def at(span: Span, operator: str) -> Diagnostic:
    return RULE.at(span, f"`{operator}` cannot compare with null", label="never true", help="write `is null`")


def computed(span: Span, operator: str) -> Diagnostic:
    return RULE.at(span, f"`{operator}` with null is always null", label="no value", help="use `coalesce(field, 0)`")
