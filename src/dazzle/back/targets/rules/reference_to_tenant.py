"""A reference from what all tenants share to a row of one of them.

## What it does

Names a reference from a shared entity to an entity of tenants. For `--target citus`.

## Why

Shared rows are on every machine, and those of a tenant on one: Citus has no foreign keys in that direction ("cannot
create foreign key constraint since foreign keys from reference tables to distributed tables are not supported").
PostgreSQL has, by a second key on the id alone, which Citus does not have either.

## Example

```
tenancy:
  mode: shared_schema

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

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dazzle.back.targets.target import Target
from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule

if TYPE_CHECKING:
    from dazzle.back.targets.subject import Subject

RULE = Rule("reference-to-tenant", Severity.ERROR, __doc__ or "")
TARGETS = frozenset({Target.CITUS})


def check(subject: "Subject") -> Iterator[Diagnostic]:
    divided = subject.divided
    for entity, field, target in subject.references:
        if entity.table_name not in divided and target.table_name in divided:
            yield RULE.at(
                field.span,
                f"on Citus the shared `{entity.name}` cannot refer to `{target.name}`, whose rows are a tenant's",
                label="from every machine to one",
                help=f"refer to `{entity.name}` from `{target.name}` instead, or keep the id in a `uuid` field",
            )
