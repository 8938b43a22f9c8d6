"""Two entities answer to the same hosts.

## What it does

Two entities with `tenant_host:` have the same `domain:`, and no different `order:` tells which is asked first; or what
holds for the domain as a whole is not said alike.

## Why

A name in front of the domain has to lead to one row, and a host has one cookie and one page for what is not found.

## Example

```
entity Club "Club":
  id: uuid pk
  slug: slug required unique
  tenant_host:
    domain: kites.example
    slug_field: slug

entity School "School":
  id: uuid pk
  slug: slug required unique
  tenant_host:
    domain: kites.example
    slug_field: slug
```

## Instead

Give each an `order:`, say the same in both, or use another domain.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Label, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.ir.entity import Entity

RULE = Rule("shared-domain", Severity.ERROR, __doc__ or "")


def without_order(entity: Entity, first: Entity, domain: str) -> Diagnostic:
    return _at(
        entity,
        first,
        f"`{first.name}` and `{entity.name}` share the domain `{domain}`, and nothing tells which comes first",
        "give each an `order:` of its own",
    )


def unlike(entity: Entity, first: Entity, key: str) -> Diagnostic:
    return _at(
        entity,
        first,
        f"`{first.name}` and `{entity.name}` share a domain, and not `{key}`",
        f"write the same `{key}:` in both",
    )


def _at(entity: Entity, first: Entity, message: str, help_: str) -> Diagnostic:
    other = () if first.span is None else (Label(first.span, "the first is here"),)
    return RULE.at(entity.span, message, label="the same domain", labels=other, help=help_)
