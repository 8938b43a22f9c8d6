"""A foreign key that goes.

## What it does

Reports a reference that goes, or leads elsewhere.

## Why

`DROP CONSTRAINT` takes ACCESS EXCLUSIVE for a moment on both tables, also on the one that the key led to.

## Example

```
supplier: ref Supplier    # removed
```

## Instead

Nothing has to be done: each key goes in a transaction of its own, which waits half a second for its locks at most.
"""

from collections.abc import Iterator

from dazzle.back.migrate.catalogue import Constraint
from dazzle.back.migrate.evidence import Effect, Evidence, Lock
from dazzle.back.migrate.guards.guard import Danger
from dazzle.back.migrate.situation import Situation
from dazzle.back.migrate.step import Stage, Step
from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule

RULE = Rule("foreign-key-dropped", Severity.INFO, __doc__ or "")
EVIDENCE: tuple[Evidence, ...] = (
    Evidence(
        setup=("ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (b) REFERENCES p (id)",),
        bad=("ALTER TABLE t DROP CONSTRAINT fk",),
        shows=Effect(lock=Lock.ACCESS_EXCLUSIVE, tables=2),
    ),
)


def check(steps: tuple[Step, ...], situation: Situation) -> Iterator[Diagnostic]:
    danger = Danger(RULE, situation)
    for step in steps:
        row = step.old
        if isinstance(row, Constraint) and row.type == "f" and step.stage is Stage.DROP_FOREIGN_KEY:
            yield danger.at(
                row.table,
                f"the foreign key {row.name} goes: ACCESS EXCLUSIVE on {row.table} and {row.references} for a moment",
                help="nothing has to be done: it waits half a second for its locks at most, and tries again",
            )
