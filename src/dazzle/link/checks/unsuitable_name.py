"""A name cannot become a column or an address.

## What it does

Names of fields and entities begin with a letter, have letters, digits and underscores, and at most 63 bytes;
`tableoid`, `ctid` and the like are PostgreSQL's own columns.

## Why

PostgreSQL would cut a longer name, and refuse a system column's.

## Example

```
ctid: int
```

## Instead

Choose another name.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.lang import ast

RULE = Rule("unsuitable-name", Severity.ERROR, __doc__ or "")


def at(name: ast.Name, reason: str) -> Diagnostic:
    return RULE.at(name.span, f"`{name.text}` {reason}", label="not a usable name", help="choose another name")
