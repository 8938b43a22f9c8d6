"""Row security that is turned on or off on a table that is there.

## What it does

Reports a table whose rows policies begin to hide, or show.

## Why

It takes ACCESS EXCLUSIVE for a moment. From then on, a role sees and changes the rows that the policies allow, and
none where no policy does; or all of them, where it is turned off.

## Example

```
entity Note:
  scope:
    list: owner = current_user    # new
```

## Instead

Read the policies in the revision: they come in the same transaction, before row security is turned on. Try the
serving role on a copy.
"""

from collections.abc import Iterator

from dazzle.back.migrate.catalogue import Table
from dazzle.back.migrate.evidence import Effect, Evidence, Lock
from dazzle.back.migrate.guards.guard import Danger
from dazzle.back.migrate.situation import Situation
from dazzle.back.migrate.step import Step
from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule

RULE = Rule("row-security-turned", Severity.WARNING, __doc__ or "")
EVIDENCE: tuple[Evidence, ...] = (
    Evidence(
        bad=("ALTER TABLE t ENABLE ROW LEVEL SECURITY",),
        shows=Effect(lock=Lock.ACCESS_EXCLUSIVE),
    ),
)


def check(steps: tuple[Step, ...], situation: Situation) -> Iterator[Diagnostic]:
    danger = Danger(RULE, situation)
    for step in steps:
        match step.old, step.new:
            case (Table() as old, Table() as new) if old.row_security != new.row_security:
                word = "on" if new.row_security else "off"
                yield danger.at(
                    new.table,
                    f"row security of {new.table} is turned {word}: from that moment other rows are seen and changed",
                    help="read the policies in the revision, and try the serving role on a copy",
                )
