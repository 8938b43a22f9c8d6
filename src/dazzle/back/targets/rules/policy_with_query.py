"""A rule about rows that looks into other rows, which are on other machines.

## What it does

Names an entity with a `permit`, `forbid` or `scope` that looks into other rows: of another entity, or of who asks
(`current_user.team`), or of the base of a subtype. For `--target citus`.

## Why

Such a rule is a policy with a query in it, or one that calls a function that asks. Citus refuses the first
("Subqueries are not supported in policies on distributed tables"), and the second when a row is looked at on its
machine ("cannot execute a distributed query from a query on a shard").

## Example

```
tenancy:
  mode: shared_schema

entity Club "Club":
  archetype: tenant
  id: uuid pk

entity User "User":
  archetype: user
  id: uuid pk
  team: str(40)

entity Kite "Kite":
  id: uuid pk
  team: str(40)
  scope:
    list: team = current_user.team
      for: *
```

## Instead

Compare with what the request itself knows: `current_user`, `current_tenant` and roles. Copy what is looked for into the
row.
"""

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from dazzle.back.targets.target import Target
from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule

if TYPE_CHECKING:
    from dazzle.back.targets.subject import Subject

RULE = Rule("policy-with-query", Severity.ERROR, __doc__ or "")
TARGETS = frozenset({Target.CITUS})
CONSTANT = re.compile(r"'(?:[^']|'')*'")
QUERY = re.compile(r"\bSELECT\b")


def check(subject: "Subject") -> Iterator[Diagnostic]:
    for entity in subject.entities:
        asking = [
            policy.name
            for policy in subject.policies(entity)
            if any(_asks(sql, subject.functions) for sql in (policy.using, policy.check) if sql)
        ]
        if asking:
            yield RULE.at(
                entity.span,
                f"who may do what with `{entity.name}` is found out in other rows, which Citus refuses",
                label=f"policies with a query: {', '.join(asking)}",
                help="compare with `current_user`, `current_tenant` and roles, and with fields of the row itself",
            )


def _asks(sql: str, functions: Collection[str]) -> bool:
    """Whether the SQL of a policy asks for rows, itself or by a function."""
    bare = CONSTANT.sub("''", sql)
    return QUERY.search(bare) is not None or any(
        re.search(rf"\b{re.escape(name)}\b\"?\(", bare) is not None for name in functions
    )
