"""A table that goes.

## What it does

Reports an entity that the text has no more.

## Why

Its rows are lost. Code of before that runs on asks for the table, and fails. It takes ACCESS EXCLUSIVE on it, and for
each of its foreign keys on the other table too.

## Example

```
entity Note: ...   # removed
```

## Instead

Let all running code do without it first, then apply the revision that takes it away: `dazzle db upgrade --phase
expand` stops before. `pg_dump --table` keeps the rows.
"""

from collections.abc import Iterator

from dazzle.back.migrate.evidence import Effect, Evidence, Lock
from dazzle.back.migrate.guards.guard import Danger
from dazzle.back.migrate.situation import Situation
from dazzle.back.migrate.step import Stage, Step
from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule

RULE = Rule("dropped-table", Severity.WARNING, __doc__ or "")
EVIDENCE: tuple[Evidence, ...] = (
    Evidence(
        bad=("DROP TABLE t",),
        shows=Effect(lock=Lock.ACCESS_EXCLUSIVE),
    ),
)


def check(steps: tuple[Step, ...], situation: Situation) -> Iterator[Diagnostic]:
    danger = Danger(RULE, situation)
    for step in steps:
        if step.stage is Stage.DROP_TABLE and step.old is not None:
            table = step.old.table
            yield danger.at(
                table,
                f"{table} goes with all of its rows, and code of before that runs on asks for it",
                help="apply it when no running code uses it; `dazzle db upgrade --phase expand` stops before",
            )
