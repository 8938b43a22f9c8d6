"""The row of somebody who signs in could not be made.

## What it does

An entity with `auth_identity:` has required fields without a default that neither `map:` nor `default:` gives a
value.

## Why

The row is made when somebody signs in for the first time, and nobody is asked for anything then.

## Example

```
entity Member "Member":
  id: uuid pk
  email: email required
  rank: str(20) required
  auth_identity:
    link_via: email
    map:
      email: email
```

## Instead

Give the field a value in `map:` or `default:`, give it a default of its own, or make it optional.
"""

from collections.abc import Sequence

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule("incomplete-auth-identity", Severity.ERROR, __doc__ or "")


def at(span: Span, entity: str, missing: Sequence[str]) -> Diagnostic:
    names = ", ".join(f"`{name}`" for name in missing)
    return RULE.at(
        span,
        f"`auth_identity` of `{entity}` gives no value to {names}",
        label="required, and without a value",
        help=f"add {'it' if len(missing) == 1 else 'them'} to `map:` or `default:`, or give a default at the field",
    )
