"""A column that goes.

## What it does

Reports a field that the text has no more.

## Why

Its values are lost. Code of before that runs on asks for the column, and fails. It takes ACCESS EXCLUSIVE for a
moment.

## Example

```
note: text    # removed
```

## Instead

Let all running code do without it first, then apply the revision that takes it away: `dazzle db upgrade --phase
expand` stops before. `pg_dump --table` keeps the values.
"""

from collections.abc import Iterator

from dazzle.back.migrate.catalogue import Column
from dazzle.back.migrate.evidence import Effect, Evidence, Lock
from dazzle.back.migrate.guards.guard import Danger
from dazzle.back.migrate.situation import Situation
from dazzle.back.migrate.step import Stage, Step
from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule

RULE = Rule("dropped-column", Severity.WARNING, __doc__ or "")
EVIDENCE: tuple[Evidence, ...] = (
    Evidence(
        bad=("ALTER TABLE t DROP COLUMN a",),
        shows=Effect(lock=Lock.ACCESS_EXCLUSIVE),
    ),
)


def check(steps: tuple[Step, ...], situation: Situation) -> Iterator[Diagnostic]:
    danger = Danger(RULE, situation)
    for step in steps:
        row = step.old
        if isinstance(row, Column) and step.stage is Stage.DROP_COLUMN:
            yield danger.at(
                row.table,
                f"{row.table}.{row.name} goes with all of its values, and code of before that runs on asks for it",
                help="apply it when no running code uses it; `dazzle db upgrade --phase expand` stops before",
            )
