"""A key that holds across tenants, whose rows are on several machines.

## What it does

Names an entity of tenants of which a primary key, a `unique` or an exclusion does not have the tenant's column in it.
Partial ones are meant as well. For `--target citus`.

## Why

Each machine looks at its own rows alone. Citus makes a unique or an exclusion constraint, and a unique index, only when
the distribution column is one of its columns ("creating unique indexes on non-partition columns is currently
unsupported"; in an exclusion it must be compared with `=`). Keys are within the tenant by themselves: one across
tenants is there because a row of no tenant refers to the entity.

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

Turn the reference round, so that it leads from the tenant's row to the shared one: `club: ref Club` in `Kite`.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dazzle.back.targets.target import Target
from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule

if TYPE_CHECKING:
    from dazzle.back.targets.subject import Subject

RULE = Rule("key-without-tenant", Severity.ERROR, __doc__ or "")
TARGETS = frozenset({Target.CITUS})


def check(subject: "Subject") -> Iterator[Diagnostic]:
    for entity in subject.entities:
        column = subject.divided.get(entity.table_name)
        for name, columns in subject.keys(entity):
            if column is not None and column not in columns:
                yield RULE.at(
                    entity.span,
                    f"the key `{name}` of `{entity.name}` holds across tenants, which no machine can see alone",
                    label=f"on ({', '.join(columns)}), without `{column}`",
                    help="let no shared entity refer to this one; a key is within the tenant then",
                )
