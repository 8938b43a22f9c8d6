"""An index names a method that cannot hold its fields.

## What it does

Names an `index` whose method PostgreSQL has not for these fields: `gin` holds documents and arrays, `hash` one field
with one column, `brin` what has an order and is no bool, `gist` nothing that a field can be. Only `btree`, which is
meant without `using`, has an order to turn around with `desc`.

## Why

PostgreSQL refuses to make the index, and with it the table.

## Example

```
name: str(80)
index name using gin
```

## Instead

```
name: str(80)
index name
```
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule("unsuitable-method", Severity.ERROR, __doc__ or "")


def at(span: Span, method: str, problem: str) -> Diagnostic:
    return RULE.at(
        span,
        f"a {method} index {problem}",
        label="this method does not suit",
        help="leave `using` away, or choose fields that it suits",
    )
