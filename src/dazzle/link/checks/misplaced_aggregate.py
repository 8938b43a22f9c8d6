"""Rows are counted where an expression is about one row.

## What it does

`count`, `sum`, `avg`, and `min` and `max` of other rows, stand in computed fields and in the figures of a workspace.
What they count or add up is of one entity.

## Why

A rule on a row is checked when that row changes. Nothing would check it when the rows that it counts change.

## Example

```
invariant: sum(LineItem.amount) <= limit
```

## Instead

```
spent: computed sum(LineItem.amount)
```
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Label, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule("misplaced-aggregate", Severity.ERROR, __doc__ or "")


def at(span: Span, function: str) -> Diagnostic:
    return RULE.at(
        span,
        f"`{function}` is about many rows, and this is about one",
        label="cannot stand here",
        help="make it a computed field: `total: computed sum(LineItem.amount)`",
    )


def nested(span: Span, function: str) -> Diagnostic:
    return RULE.at(span, f"`{function}` stands inside of what counts rows itself", label="counts rows again")


def two_entities(span: Span, other: str, first: Span, entity: str) -> Diagnostic:
    return RULE.at(
        span,
        f"rows of `{entity}` and of `{other}` cannot be added up together",
        label=f"of `{other}`",
        labels=(Label(first, f"of `{entity}`"),),
        help="add up each of them, and then the two",
    )


def no_rows(span: Span, function: str) -> Diagnostic:
    """It is not said of what."""
    return RULE.at(
        span,
        f"`{function}` does not know whose rows are meant",
        label="names no entity",
        help=f"name the entity: `{function}(LineItem.amount)`" if function != "count" else "write `count(LineItem)`",
    )
