"""A column that may be NULL from now on.

## What it does

Reports a field that is required no more.

## Why

It takes ACCESS EXCLUSIVE for a moment. Code of before that runs on may meet a row without a value, which it has never
seen.

## Example

```
due_on: date    # was: date required
```

## Instead

Let all running code get over a missing value before one is written.
"""

from collections.abc import Iterator

from alembic.operations import ops

from dazzle.back.migrate.catalogue import Column
from dazzle.back.migrate.evidence import Effect, Evidence, Lock
from dazzle.back.migrate.guards.guard import Danger
from dazzle.back.migrate.situation import Situation
from dazzle.back.migrate.step import Step
from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule

RULE = Rule("no-longer-required", Severity.INFO, __doc__ or "")
EVIDENCE: tuple[Evidence, ...] = (
    Evidence(
        setup=("ALTER TABLE t ALTER COLUMN a SET NOT NULL",),
        bad=("ALTER TABLE t ALTER COLUMN a DROP NOT NULL",),
        shows=Effect(lock=Lock.ACCESS_EXCLUSIVE),
    ),
)


def check(steps: tuple[Step, ...], situation: Situation) -> Iterator[Diagnostic]:
    danger = Danger(RULE, situation)
    for step in steps:
        match step.new, step.up:
            case Column() as row, (ops.AlterColumnOp(modify_nullable=True),):
                yield danger.at(
                    row.table,
                    f"{row.table}.{row.name} may be NULL: code of before that runs on has never seen it so",
                    help="let all running code get over a missing value before one is written",
                )
