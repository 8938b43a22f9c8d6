"""Another primary key for a table that is there.

## What it does

Reports a key that changes: other columns, or a tenancy that puts the tenant in front.

## Why

`ADD PRIMARY KEY` holds ACCESS EXCLUSIVE while PostgreSQL reads every row and builds the index, and what refers to the
old key has to go and come back.

## Example

```
id: uuid           # was the key
code: str(20) pk   # is it now
```

## Instead

Make a new entity with the key that you want, and move the rows. Where the table is small, answer for it: `dazzle db
revision --acknowledge primary-key-on-existing-table="why"`.
"""

from collections.abc import Iterator

from dazzle.back.migrate.catalogue import Constraint
from dazzle.back.migrate.evidence import Effect, Evidence, Lock
from dazzle.back.migrate.guards.guard import Danger
from dazzle.back.migrate.situation import Situation
from dazzle.back.migrate.step import Step
from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule

RULE = Rule("primary-key-on-existing-table", Severity.ERROR, __doc__ or "")
EVIDENCE: tuple[Evidence, ...] = (
    Evidence(
        setup=("ALTER TABLE t DROP CONSTRAINT t_pkey",),
        bad=("ALTER TABLE t ADD CONSTRAINT pk PRIMARY KEY (id, a)",),
        shows=Effect(lock=Lock.ACCESS_EXCLUSIVE, reads=True),
    ),
)


def check(steps: tuple[Step, ...], situation: Situation) -> Iterator[Diagnostic]:
    danger = Danger(RULE, situation)
    for step in steps:
        row = step.new
        if isinstance(row, Constraint) and row.type == "p" and not situation.is_new(row):
            yield danger.at(
                row.table,
                f"{row.table} gets another primary key: PostgreSQL holds ACCESS EXCLUSIVE while it reads every row and"
                " builds the index",
                help="make a new entity with that key, and move the rows",
            )
