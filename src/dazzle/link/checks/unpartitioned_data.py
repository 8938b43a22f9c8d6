"""Tenants would share their rows.

## What it does

A project has `tenancy:` with `mode: shared_schema`, and no entity is marked with `archetype: tenant`; or no entity has
the field that `partition_key:` names.

## Why

Rows are told apart by the tenant that they belong to: where none is known, everybody sees everything.

## Example

```
tenancy:
  mode: shared_schema

entity Club "Club":
  id: uuid pk
```

## Instead

Mark the entity whose rows are the tenants: `archetype: tenant`.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule("unpartitioned-data", Severity.WARNING, __doc__ or "")


def without_root(span: Span) -> Diagnostic:
    return RULE.at(
        span,
        "the data of tenants is not kept apart: no entity is the tenant",
        label="whose rows are the tenants?",
        help="write `archetype: tenant` in the entity whose rows are the tenants",
    )


def without_key(span: Span, key: str) -> Diagnostic:
    return RULE.at(
        span,
        f"the data of tenants is not kept apart: no entity has a field `{key}`",
        label=f"nothing is divided by `{key}`",
        help="declare an entity that belongs to a tenant, or remove `tenancy:`",
    )
