"""A condition on rows stands in `permit`, or a condition on people in `scope`.

## What it does

`permit` and `forbid` say who may do something, `scope` says on which rows.

## Why

`permit` is asked before any row is known, so a field has no value there; `scope` becomes a part of every query, and its
people stand below it, in `as:`.

## Example

```
permit:
  list: owner = current_user
```

## Instead

```
permit:
  list: authenticated
scope:
  list: owner = current_user
    as: *
```
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule("misplaced-condition", Severity.ERROR, __doc__ or "")


def on_rows(span: Span, kind: str) -> Diagnostic:
    return RULE.at(
        span,
        f"`{kind}` says who, and cannot ask about a row",
        label="speaks of fields",
        help="move the condition to `scope:`",
    )


def on_people(span: Span) -> Diagnostic:
    return RULE.at(
        span,
        "`scope` says which rows, and cannot ask who somebody is",
        label="speaks of people",
        help="name them below the rule: `as: clerk, approver`",
    )
