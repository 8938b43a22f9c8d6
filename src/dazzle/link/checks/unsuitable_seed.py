"""A seed means rows that cannot be.

## What it does

The templates of a `seed` make values of their fields' types in every year; every required field without a default is
among them. The field of `match_field` is one of them and names the year, and the window has a year in it.

## Why

The rows are made in every database, year after year. A row that the table refuses stops the upgrade in the year in
which it is due, and one that is not known again is made a second time.

## Example

```
seed:
  match_field: label
  fields:
    label: "Year"
    starts_on: "{y}-02-29"
```

## Instead

Write templates that are values in every year: `label: "{y}/{y1}"`, `starts_on: "{y}-03-01"`.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span
from dazzle.lang import ast

RULE = Rule("unsuitable-seed", Severity.ERROR, __doc__ or "")


def unreadable(span: Span, text: str, type_name: str, reason: str) -> Diagnostic:
    """`text` is what the template is in some year."""
    return RULE.at(
        span,
        f"`{text}` is not a value of the type `{type_name}`",
        label=reason[:1].lower() + reason[1:].rstrip("."),
        help="write a template that is a value of the type in every year",
    )


def empty_window(span: Span, start: int, end: int) -> Diagnostic:
    return RULE.at(
        span,
        f"the window from {start} to {end} has no year in it",
        label="means no rows",
        help="let `window_start` be no later than `window_end`",
    )


def not_known_again(name: ast.Name, *, seeded: bool) -> Diagnostic:
    why = "is the same in every year" if seeded else "is not among `fields`"
    return RULE.at(
        name.span,
        f"rows cannot be known again by `{name.text}`, which {why}",
        label=why,
        help=f"give `{name.text}` a template with a `{{y}}` in it, or match another field",
    )


def missing(span: Span, field: str, entity: str) -> Diagnostic:
    return RULE.at(
        span,
        f"`{entity}` requires `{field}`, and the seed does not say what it is",
        label=f"`{field}` is missing",
        help=f"add `{field}` to `fields`, or give it a default",
    )
