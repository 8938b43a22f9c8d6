"""Somebody would belong to what is no tenant.

## What it does

An entity has `membership:` and no `tenant_host:`.

## Why

Who belongs to a tenant is asked when a request comes for it, and requests come for what has a host.

## Example

```
entity Club "Club":
  id: uuid pk
  roles: json
  membership:
    roles: roles
```

## Instead

Add `tenant_host:` to the entity, or remove `membership:`.
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule("membership-without-host", Severity.ERROR, __doc__ or "")


def at(span: Span, entity: str) -> Diagnostic:
    return RULE.at(
        span,
        f"`{entity}` has `membership`, and no `tenant_host`",
        label="nobody comes here by a host",
        help=f"add `tenant_host:` to `{entity}`, or remove `membership:`",
    )
