"""A table's name cannot be used.

## What it does

The name after `table:` is in small letters, digits and underscores, at most 63 bytes, and does not begin with
`dazzle_`, `_` or `pg_`.

## Why

Other names need quotes in every statement, or belong to the framework or to PostgreSQL.

## Example

```
table: Invoices 2024
```

## Instead

Use small letters, digits and underscores.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.lang import ast

RULE = Rule("unsuitable-table-name", Severity.ERROR, __doc__ or "")


def at(name: ast.Name) -> Diagnostic:
    return RULE.at(
        name.span,
        f"`{name.text}` cannot be a table's name",
        label="not a plain name",
        help="use small letters, digits and underscores, at most 63; `dazzle_`, `pg_` and `_` at the start are taken",
    )
