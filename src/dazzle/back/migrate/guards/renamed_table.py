"""A table that gets another name.

## What it does

Reports an entity that is renamed (`was:`, `--rename`).

## Why

The name changes in one moment, under ACCESS EXCLUSIVE. Code of before that runs on asks for the old name, and fails
from that moment.

## Example

```
entity Bill:
  was: Invoice
```

## Instead

Stop what runs of the old code before the upgrade. Where both must run at once, keep the name of the table: `table:
invoice`.
"""

from collections.abc import Iterator

from alembic.operations import ops

from dazzle.back.migrate.evidence import Effect, Evidence, Lock
from dazzle.back.migrate.guards.guard import Danger
from dazzle.back.migrate.situation import Situation
from dazzle.back.migrate.step import Step
from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule

RULE = Rule("renamed-table", Severity.WARNING, __doc__ or "")
EVIDENCE: tuple[Evidence, ...] = (
    Evidence(
        bad=("ALTER TABLE t RENAME TO z",),
        shows=Effect(lock=Lock.ACCESS_EXCLUSIVE),
    ),
)


def check(steps: tuple[Step, ...], situation: Situation) -> Iterator[Diagnostic]:
    danger = Danger(RULE, situation)
    for step in steps:
        for operation in step.up:
            if isinstance(operation, ops.RenameTableOp):
                yield danger.at(
                    operation.new_table_name,
                    f"{operation.table_name} becomes {operation.new_table_name} in one moment: code of before that runs"
                    f" on asks for {operation.table_name}, and fails",
                    help=f"stop it before the upgrade, or keep the name of the table (`table: {operation.table_name}`)",
                )
