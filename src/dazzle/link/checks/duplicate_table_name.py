"""Two entities have one table.

## What it does

A table is named after its entity in snake_case, or by `table:`; two entities may not end at the same name.

## Why

Their rows would be mixed, and their columns would collide.

## Example

```
entity LineItem:   # line_item
entity Line_Item:  # line_item
```

## Instead

Rename one entity, or give one of them a `table:`.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Label, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule("duplicate-table-name", Severity.ERROR, __doc__ or "")


def at(span: Span | None, entity: str, other: str, other_span: Span | None, table: str) -> Diagnostic:
    return RULE.at(
        span,
        f"the entities `{other}` and `{entity}` would both have the table `{table}`",
        label=f"becomes the table `{table}`",
        labels=() if other_span is None else (Label(other_span, f"has the table `{table}` already"),),
        help=f"rename one of them, or write `table: another_name` in `{entity}`",
    )
