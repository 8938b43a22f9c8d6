"""A tenant would be above itself.

## What it does

The `parent:` lines of entities with `tenant_host:` lead back to where they began.

## Why

Who may see a tenant is asked of the tenants above it, up to one that has none above.

## Example

```
entity Club "Club":
  id: uuid pk
  slug: slug required unique
  school: ref School
  tenant_host:
    domain: clubs.example
    slug_field: slug
    parent: school

entity School "School":
  id: uuid pk
  slug: slug required unique
  club: ref Club
  tenant_host:
    domain: schools.example
    slug_field: slug
    parent: club
```

## Instead

Remove the `parent:` of the one that is above all others.
"""

from collections.abc import Sequence

from dazzle.diagnostics.diagnostic import Diagnostic, Label, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.ir.entity import Entity

RULE = Rule("tenant-host-circle", Severity.ERROR, __doc__ or "")


def at(circle: Sequence[Entity]) -> Diagnostic:
    names = " is below ".join(f"`{entity.name}`" for entity in (*circle, circle[0]))
    first, *others = circle
    return RULE.at(
        first.span,
        f"no tenant is above all others: {names}",
        label="leads back to itself",
        labels=tuple(Label(entity.span, "on the way") for entity in others if entity.span is not None),
        help="remove the `parent:` of one of them",
    )
