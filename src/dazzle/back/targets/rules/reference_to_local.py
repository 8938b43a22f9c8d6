"""A reference to a table that stays on the first machine.

## What it does

Names a reference of an entity of tenants to one of the framework's own, and one of a shared entity that is `cascade`.
For `--target citus`.

## Why

The framework's tables stay on the first machine. A distributed table has foreign keys to distributed tables of the same
tenant and to reference tables, to no others ("cannot create foreign key constraint since relations are not colocated or
not referencing a reference table"); a reference table may refer to a local one, and not with ON DELETE CASCADE.

## Example

```
tenancy:
  mode: shared_schema

entity Club "Club":
  archetype: tenant
  id: uuid pk

entity Kite "Kite":
  id: uuid pk
  job: ref AIJob
```

## Instead

Keep its id in a `uuid` field, without a foreign key.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dazzle.back.relations import Distribution
from dazzle.back.targets.target import Target
from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.fieldtypes.ref import OnDelete, Ref

if TYPE_CHECKING:
    from dazzle.back.targets.subject import Subject

RULE = Rule("reference-to-local", Severity.ERROR, __doc__ or "")
TARGETS = frozenset({Target.CITUS})


def check(subject: "Subject") -> Iterator[Diagnostic]:
    divided = subject.divided
    for entity, field, target in subject.references:
        divides = entity.table_name in divided
        local = subject.distribution(target) is Distribution.LOCAL and subject.relations.root is not None
        cascades = isinstance(field.type, Ref) and field.type.on_delete is OnDelete.CASCADE
        if local and (divides or cascades):
            what = "a row of a tenant" if divides else "a shared row"
            how = "" if divides else " with `cascade`"
            yield RULE.at(
                field.span,
                f"on Citus {what} cannot refer to `{target.name}`{how}, which stays on the first machine",
                label=f"`{target.name}` is the framework's",
                help="keep its id in a `uuid` field" if divides else "write `restrict`",
            )
