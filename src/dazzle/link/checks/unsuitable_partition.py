"""A field cannot tell to which tenant a row belongs.

## What it does

An entity declares the field that `partition_key:` of `tenancy:` names, and it is no required reference to the tenant.

## Why

The rows of all tenants are in one table, and are told apart by this field alone: every row needs it, and it has to lead
to a tenant.

## Example

```
tenancy:
  mode: shared_schema

entity Club "Club":
  archetype: tenant
  id: uuid pk

entity Kite "Kite":
  tenant_id: ref Club
  id: uuid pk
```

## Instead

Leave the field away, for each entity is given it; or write `tenant_id: ref Club required`.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule("unsuitable-partition", Severity.ERROR, __doc__ or "")


def at(span: Span | None, field: str, root: str) -> Diagnostic:
    return RULE.at(
        span,
        f"`{field}` cannot tell to which tenant a row belongs",
        label=f"a required reference to `{root}` is expected",
        help=f"leave `{field}` away, every entity is given it, or write `{field}: ref {root} required`",
    )
