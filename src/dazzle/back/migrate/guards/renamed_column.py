"""A column that gets another name.

## What it does

Reports a field that is renamed (`was:`, `--rename`).

## Why

The name changes in one moment, under ACCESS EXCLUSIVE. Code of before that runs on asks for the old name, and fails
from that moment.

## Example

```
remark: text was: note
```

## Instead

Stop what runs of the old code before the upgrade, as `dazzle serve` does when it is started anew. Where both must run
at once, add the new field, let the code write both, and remove the old one later.
"""

from collections.abc import Iterator

from alembic.operations import ops

from dazzle.back.migrate.evidence import Effect, Evidence, Lock
from dazzle.back.migrate.guards.guard import Danger
from dazzle.back.migrate.situation import Situation
from dazzle.back.migrate.step import Step
from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule

RULE = Rule("renamed-column", Severity.WARNING, __doc__ or "")
EVIDENCE: tuple[Evidence, ...] = (
    Evidence(
        bad=("ALTER TABLE t RENAME COLUMN a TO z",),
        shows=Effect(lock=Lock.ACCESS_EXCLUSIVE),
    ),
)


def check(steps: tuple[Step, ...], situation: Situation) -> Iterator[Diagnostic]:
    danger = Danger(RULE, situation)
    for step in steps:
        for operation in step.up:
            match operation:
                case ops.AlterColumnOp(table_name=table, column_name=old, modify_name=str(new)):
                    yield danger.at(
                        table,
                        f"{table}.{old} becomes {new} in one moment: code of before that runs on asks for {old},"
                        " and fails",
                        help="stop it before the upgrade; where both must run at once, add the new field beside it",
                    )
