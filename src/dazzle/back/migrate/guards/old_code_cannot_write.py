"""Rules that code of before does not know when it writes.

## What it does

Reports a field that becomes required, a new required field without a default, a value that an enum loses, and a unique
or an invariant that comes to a table which is there.

## Why

From the moment that the rule holds for the rows to come, PostgreSQL refuses what code of before writes against it:
a row without the new field, a value that is gone.

## Example

```
due_on: date required    # was: date
```

## Instead

Let all running code keep to the rule first. Where a new field is required, deploy it as one that is not, let the code
write it, and make it required after that.
"""

from collections.abc import Collection, Iterator

from dazzle.back.migrate.catalogue import Column, Constraint, Index
from dazzle.back.migrate.evidence import Effect, Evidence, Lock
from dazzle.back.migrate.guards.guard import Danger
from dazzle.back.migrate.situation import Situation
from dazzle.back.migrate.step import Stage, Step
from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule

RULE = Rule("old-code-cannot-write", Severity.WARNING, __doc__ or "")
EVIDENCE: tuple[Evidence, ...] = (
    Evidence(
        bad=("ALTER TABLE t ADD CONSTRAINT ck CHECK (a IS NOT NULL) NOT VALID",),
        shows=Effect(lock=Lock.ACCESS_EXCLUSIVE),
    ),
)


def check(steps: tuple[Step, ...], situation: Situation) -> Iterator[Diagnostic]:
    danger = Danger(RULE, situation)
    added = {(step.new.table, step.new.name) for step in steps if isinstance(step.new, Column) and step.old is None}
    told = set()
    for step in steps:
        row, said = step.new, _said(step, added)
        if row is not None and said is not None and said not in told and not situation.is_new(row):
            told.add(said)
            yield danger.at(
                row.table,
                f"{said}: what code of before writes against it is refused from that moment",
                help="let all running code keep to it first",
            )


def _said(step: Step, added: Collection[tuple[str, str]]) -> str | None:
    match step.stage, step.new:
        case Stage.HOLD, Column(table, name):
            return f"{table}.{name} becomes required"
        case Stage.FILL, Constraint(table, _, _, columns):
            return f"{table}.{', '.join(columns)} loses values"
        case ((Stage.HOLD | Stage.ADD_CONSTRAINT), Constraint(table, name, "c", columns)):
            # One on new columns alone is none that code of before could break.
            known = {(table, column) for column in columns} - set(added)
            return f"the check {name} comes to {table}" if known and step.says.startswith("add ") else None
        case Stage.BUILD_INDEX, (Constraint(table, name, "u") | Index(table, name, unique=True)):
            return f"{name} forbids rows of {table} that are the same" if step.says.startswith("add ") else None
    return None
