"""A profile of a person in a tenant, and no tenants.

## What it does

An entity has `archetype: profile`, and the project has no `tenancy:` with `mode: shared_schema`.

## Why

A profile is what one tenant knows of a person who may belong to several: without tenants there is nothing that it
would belong to.

## Example

```
entity Pilot "Pilot":
  archetype: profile
  id: uuid pk
```

## Instead

Declare the tenancy, or remove the line.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule("profile-without-tenancy", Severity.ERROR, __doc__ or "")


def at(span: Span, entity: str) -> Diagnostic:
    return RULE.at(
        span,
        f"`{entity}` is a profile, and there are no tenants",
        label="of which tenant?",
        help="add `tenancy:` with `mode: shared_schema`, or remove the line",
    )
