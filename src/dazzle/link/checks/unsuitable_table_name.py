"""A table's name cannot be used.

## What it does

A table's name has at most 63 bytes and does not begin with `dazzle_`, `_` or `pg_`; after `table:` it is in small
letters, digits and underscores.

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


def of_entity(name: ast.Name, table: str) -> Diagnostic:
    return RULE.at(
        name.span,
        f"entity `{name.text}` would have the table `{table}`, which is not possible",
        label="becomes a name that is too long or taken",
        help="write `table: another_name` in the entity, or rename it",
    )
