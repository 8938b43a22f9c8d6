"""A policy that changes on a table that is there.

## What it does

Reports a policy that goes, comes, or says something else.

## Why

It takes ACCESS EXCLUSIVE for a moment. All policies of a revision change in one transaction, so that nobody sees half
of them.

## Example

```
permit:
  read: role(clerk)    # was: role(admin)
```

## Instead

Read what the policies say in the revision. Statements that run see the old ones to their end.
"""

from collections.abc import Iterator

from dazzle.back.migrate.catalogue import Policy
from dazzle.back.migrate.evidence import Effect, Evidence, Lock
from dazzle.back.migrate.guards.guard import Danger
from dazzle.back.migrate.situation import Situation
from dazzle.back.migrate.step import Step
from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule

RULE = Rule("policy-changed", Severity.INFO, __doc__ or "")
EVIDENCE: tuple[Evidence, ...] = (
    Evidence(
        bad=("CREATE POLICY po ON t USING (true)",),
        shows=Effect(lock=Lock.ACCESS_EXCLUSIVE),
    ),
)


def check(steps: tuple[Step, ...], situation: Situation) -> Iterator[Diagnostic]:
    danger = Danger(RULE, situation)
    for step in steps:
        row = step.row
        if isinstance(row, Policy) and step.says and not situation.is_new(row):
            yield danger.at(
                row.table,
                f"the policy {row.name} of {row.table} changes, in one moment with all others of this revision",
                help="read what the policies say in the revision",
            )
