"""A type that PostgreSQL cannot change without writing the table anew.

## What it does

Reports a field whose type changes to one whose values are kept in another way: int to bigint, a shorter str, another
scale of a decimal, text to json. A longer str, str to text and more digits of a decimal are not reported.

## Why

PostgreSQL holds ACCESS EXCLUSIVE while it writes the table and all of its indexes anew: nobody reads or writes it for
so long, and there is twice the room needed on the disk.

## Example

```
amount: int        # becomes
amount: bigint
```

## Instead

Add a field of the new type beside the old one, fill it, let the code use it, then remove the old one. Where the table
is small, or nobody uses it meanwhile, answer for it: `dazzle db revision --acknowledge type-change-rewrites="why"`.
"""

from collections.abc import Iterator

from alembic.operations import ops

from dazzle.back.migrate.altering import rewrites_table
from dazzle.back.migrate.catalogue import Column
from dazzle.back.migrate.evidence import Effect, Evidence, Lock
from dazzle.back.migrate.guards.guard import Danger
from dazzle.back.migrate.situation import Situation
from dazzle.back.migrate.step import Step
from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule

RULE = Rule("type-change-rewrites", Severity.ERROR, __doc__ or "")
EVIDENCE: tuple[Evidence, ...] = (
    Evidence(
        bad=("ALTER TABLE t ALTER COLUMN a TYPE bigint",),
        shows=Effect(lock=Lock.ACCESS_EXCLUSIVE, rewrites=True),
    ),
)


def check(steps: tuple[Step, ...], situation: Situation) -> Iterator[Diagnostic]:
    danger = Danger(RULE, situation)
    for step in steps:
        match step.old, step.new:
            case (Column() as old, Column() as new) if old.type != new.type and rewrites_table(old, new):
                if not situation.is_new(new) and _changes_type(step):
                    yield danger.at(
                        new.table,
                        f"the type of {new.table}.{new.name} becomes {new.type} from {old.type}: PostgreSQL holds"
                        f" ACCESS EXCLUSIVE on {new.table} while it writes every row and every index anew",
                        help="add a field of the new type beside it, fill it, then remove the old one",
                    )


def _changes_type(step: Step) -> bool:
    """Of the steps of one column, the one that does it."""
    return any(isinstance(each, ops.AlterColumnOp) and each.modify_type is not None for each in step.up)
