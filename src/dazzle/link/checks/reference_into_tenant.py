"""What all tenants share refers to what each has for itself.

## What it does

With `mode: schema_per_tenant` or `mode: database_per_tenant`, an entity that no tenant owns refers to one whose rows
are a tenant's.

## Why

Each tenant has that table in a schema or a database of its own. A foreign key leads to one table: to which of them, the
shared row does not say, and PostgreSQL has none into another database.

## Example

```
tenancy:
  mode: schema_per_tenant

entity Club "Club":
  archetype: tenant
  id: uuid pk
  mascot: ref Kite

entity Kite "Kite":
  id: uuid pk
```

## Instead

Turn the reference round, so that it leads from the tenant's row to the shared one, or keep the id in a `uuid` field.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule("reference-into-tenant", Severity.ERROR, __doc__ or "")


def at(span: Span | None, entity: str, target: str, mode: str) -> Diagnostic:
    return RULE.at(
        span,
        f"the shared `{entity}` cannot refer to `{target}`, of which each tenant has a table of its own",
        label=f"`{target}` is apart for each tenant, by `{mode}`",
        help=f"refer to `{entity}` from `{target}` instead, or keep the id in a `uuid` field",
    )
