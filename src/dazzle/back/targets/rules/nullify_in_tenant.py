"""A reference that is to become empty, between rows of a tenant.

## What it does

Names a reference with `nullify` from one entity of tenants to another. For `--target citus`.

## Why

Such a foreign key is on the tenant's column and the reference together, and only the second is to be set to NULL:
`ON DELETE SET NULL (field)`. Citus refuses it, however it is written, when the distribution column is in the key (its
issue 7132: "SET NULL or SET DEFAULT is not supported in ON DELETE operation when distribution key is included in the
foreign key constraint"). A reference to what is shared may be `nullify`: it is on one column.

## Example

```
tenancy:
  mode: shared_schema

entity Club "Club":
  archetype: tenant
  id: uuid pk

entity Kite "Kite":
  id: uuid pk

entity Flight "Flight":
  id: uuid pk
  kite: ref Kite nullify
```

## Instead

Write `restrict`, and empty the reference before the other row is deleted; or `cascade`, where this row goes along.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dazzle.back.targets.target import Target
from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.fieldtypes.ref import OnDelete, Ref

if TYPE_CHECKING:
    from dazzle.back.targets.subject import Subject

RULE = Rule("nullify-in-tenant", Severity.ERROR, __doc__ or "")
TARGETS = frozenset({Target.CITUS})


def check(subject: "Subject") -> Iterator[Diagnostic]:
    divided = subject.divided
    for entity, field, target in subject.references:
        nullifies = isinstance(field.type, Ref) and field.type.on_delete is OnDelete.NULLIFY
        if nullifies and {entity.table_name, target.table_name} <= divided.keys():
            yield RULE.at(
                field.span,
                f"Citus cannot empty `{entity.name}.{field.name}` when the `{target.name}` is deleted",
                label="`nullify` within a tenant",
                help="write `restrict` or `cascade`",
            )
