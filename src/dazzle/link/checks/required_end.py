"""The end of what holds for a time must be set.

## What it does

The field that `end_field:` of `temporal:` names is `required`.

## Why

A row without an end is the current one: where every row has an end, none is current.

## Example

```
valid_to: date required
temporal:
  start_field: valid_from
  end_field: valid_to
  key_field: kite
```

## Instead

Remove `required` from the field.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.lang import ast

RULE = Rule("required-end", Severity.ERROR, __doc__ or "")


def at(name: ast.Name, entity: str) -> Diagnostic:
    return RULE.at(
        name.span,
        f"no row of `{entity}` could be current: `{name.text}` is required",
        label="what is current has no end",
        help=f"remove `required` from `{name.text}`",
    )
