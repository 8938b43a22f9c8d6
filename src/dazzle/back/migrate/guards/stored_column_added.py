"""A generated column that is kept, on a table that is there.

## What it does

Reports `search on` that comes to an entity which has a table, or is made from other fields now.

## Why

PostgreSQL computes the value of every row: it holds ACCESS EXCLUSIVE while it writes the table and all of its indexes
anew.

## Example

```
entity Invoice:
  number: str(40)
  search on: number   # new
```

## Instead

Choose a time when nobody uses the table, or make `search on` when the entity is made. Where the table is small,
answer for it: `dazzle db revision --acknowledge stored-column-added="why"`.
"""

from collections.abc import Iterator

from dazzle.back.migrate.catalogue import Column
from dazzle.back.migrate.evidence import Effect, Evidence, Lock
from dazzle.back.migrate.guards.guard import Danger
from dazzle.back.migrate.situation import Situation
from dazzle.back.migrate.step import Stage, Step
from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule

RULE = Rule("stored-column-added", Severity.ERROR, __doc__ or "")
EVIDENCE: tuple[Evidence, ...] = (
    Evidence(
        bad=("ALTER TABLE t ADD COLUMN g integer GENERATED ALWAYS AS (a + 1) STORED",),
        shows=Effect(lock=Lock.ACCESS_EXCLUSIVE, rewrites=True),
    ),
)


def check(steps: tuple[Step, ...], situation: Situation) -> Iterator[Diagnostic]:
    danger = Danger(RULE, situation)
    for step in steps:
        row = step.new
        if not isinstance(row, Column) or row.generated != "s" or step.stage is not Stage.ADD_GENERATED:
            continue
        if not situation.is_new(row):
            yield danger.at(
                row.table,
                f"{row.table}.{row.name} is generated and kept: PostgreSQL holds ACCESS EXCLUSIVE on {row.table} while"
                " it writes every row anew",
                help="choose a time when nobody uses the table",
            )
