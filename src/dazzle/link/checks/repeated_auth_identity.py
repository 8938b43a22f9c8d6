"""Two entities would get a row for everybody who signs in.

## What it does

More than one entity of a project has `auth_identity:`.

## Why

`current_user` is one row: it has to be known of which entity.

## Example

```
entity Member "Member":
  id: uuid pk
  auth_identity:
    link_via: email

entity Guest "Guest":
  id: uuid pk
  auth_identity:
    link_via: email
```

## Instead

Keep one of them, and refer to its entity from the other.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Label, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule("repeated-auth-identity", Severity.ERROR, __doc__ or "")


def at(span: Span, entity: str, first: Span, other: str) -> Diagnostic:
    return RULE.at(
        span,
        f"`{entity}` has `auth_identity`, and so has `{other}`",
        label="a second one",
        labels=(Label(first, "the first is here"),),
        help=f"keep one of them; `{entity}` can refer to `{other}`",
    )
