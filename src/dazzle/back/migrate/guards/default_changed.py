"""A default that becomes another.

## What it does

Reports a field whose default changes.

## Why

It takes ACCESS EXCLUSIVE for a moment. The rows that are there stay as they are: the default is for those that come.

## Example

```
status: enum[draft, sent] = draft    # was: = sent
```

## Instead

Where rows that are there should have the new value too, say so in a revision of `dazzle db revision --empty -m
"..."`.
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

RULE = Rule("default-changed", Severity.INFO, __doc__ or "")
EVIDENCE: tuple[Evidence, ...] = (
    Evidence(
        bad=("ALTER TABLE t ALTER COLUMN a SET DEFAULT 1",),
        shows=Effect(lock=Lock.ACCESS_EXCLUSIVE),
    ),
)


def check(steps: tuple[Step, ...], situation: Situation) -> Iterator[Diagnostic]:
    danger = Danger(RULE, situation)
    for step in steps:
        match step.new, step.up:
            case Column() as row, (ops.AlterColumnOp(modify_server_default=default, modify_type=None),) if (
                default is not False and step.says
            ):
                yield danger.at(
                    row.table,
                    f"the default of {row.table}.{row.name} changes: rows that are there stay as they are",
                    help='where they should change too: dazzle db revision --empty -m "..."',
                )
