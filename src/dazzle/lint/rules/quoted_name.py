"""A name that SQL has to put in quotes.

## What it does

Names fields and tables whose names are reserved words of PostgreSQL, or have other signs than small letters, digits and
underscores.

## Why

Dazzle quotes every name, so nothing breaks here. But who writes SQL by hand has to remember it: `select order from
invoice` is a syntax error, and `select user from note` gives the role's name without one.

## Example

```
entity Invoice "Invoice":
  id: uuid pk
  user: str(40)
```

## Instead

Choose a name that needs no quotes; `was: user` behind it keeps the rows.
"""

import re
from collections.abc import Iterator, Sequence

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Owner
from dazzle.lang import ast
from dazzle.link.names import RESERVED

RULE = Rule("quoted-name", Severity.WARNING, __doc__ or "")

PLAIN = re.compile(r"[a-z_][a-z0-9_]*", re.ASCII)


def check(appspec: AppSpec, modules: Sequence[ast.Module]) -> Iterator[Diagnostic]:  # noqa: ARG001  the rules' shape
    for entity in appspec.entities:
        if entity.owner is not Owner.PROJECT or not entity.table_name:
            continue
        if reason := _needs_quotes(entity.table_name):
            yield RULE.at(
                entity.span,
                f"the table `{entity.table_name}` {reason}, and needs quotes in SQL",
                label=f"becomes `{entity.table_name}`",
                help="choose another name, or a table's name of its own with `table:`",
            )
        for field in (field for field in entity.fields if field.given_by is None):
            for column in field.type.columns(field.name):
                if reason := _needs_quotes(column.name):
                    yield RULE.at(
                        field.span,
                        f"the column `{column.name}` {reason}, and needs quotes in SQL",
                        label="in quotes wherever SQL is written by hand",
                        help="choose another name; `was:` keeps the rows",
                    )


def _needs_quotes(name: str) -> str | None:
    if name in RESERVED:
        return "is a reserved word of PostgreSQL"
    return None if PLAIN.fullmatch(name) else "has other signs than small letters, digits and underscores"
