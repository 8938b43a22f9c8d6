"""A database for several machines, and nothing that could be divided between them.

## What it does

A project is meant for Citus, and the rows of its tenants are not in the same tables: there is no `tenancy:`, or its
`mode` is another than `shared_schema`, or no entity is marked with `archetype: tenant`.

## Why

Citus puts the rows of each tenant on one machine, by the tenant's column. Where no row says whose it is, all tables
would stay on the first machine, and the others would have nothing to do.

## Example

```
entity Kite "Kite":
  id: uuid pk
```

## Instead

```
tenancy:
  mode: shared_schema

entity Club "Club":
  archetype: tenant
  id: uuid pk
```
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dazzle.back.targets.target import Target
from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule

if TYPE_CHECKING:
    from dazzle.back.targets.subject import Subject

RULE = Rule("nothing-to-distribute", Severity.ERROR, __doc__ or "")
TARGETS = frozenset({Target.CITUS})


def check(subject: "Subject") -> Iterator[Diagnostic]:
    if subject.relations.root is None:
        yield RULE.at(
            None,
            "Citus would have nothing to distribute: the rows of tenants are not in the same tables",
            help="write `tenancy:` with `mode: shared_schema`, and `archetype: tenant` in the entity of the tenants;"
            " or stay on PostgreSQL",
        )
