"""An exclusion constraint on a table that is there.

## What it does

Reports `overlap: forbid` that comes to an entity which has a table.

## Why

`ADD EXCLUDE` holds ACCESS EXCLUSIVE until its index is built, and PostgreSQL has no way around: there is no NOT VALID
for it, and no USING INDEX.

## Example

```
temporal:
  start_field: since
  end_field: until
  key_field: room
  overlap: forbid    # new
```

## Instead

Choose a time when nobody uses the table, or make a new entity and copy the rows. Then answer for it: `dazzle db
revision --acknowledge exclusion-on-existing-table="why"`.
"""

from collections.abc import Iterator

from dazzle.back.migrate.catalogue import Constraint
from dazzle.back.migrate.evidence import Effect, Evidence, Lock
from dazzle.back.migrate.guards.guard import Danger
from dazzle.back.migrate.situation import Situation
from dazzle.back.migrate.step import Step
from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule

RULE = Rule("exclusion-on-existing-table", Severity.ERROR, __doc__ or "")
EVIDENCE: tuple[Evidence, ...] = (
    Evidence(
        bad=("ALTER TABLE t ADD CONSTRAINT ex EXCLUDE USING gist (int4range(a, a, '[]') WITH &&) WHERE (a < 0)",),
        shows=Effect(lock=Lock.ACCESS_EXCLUSIVE, reads=True),
    ),
)


def check(steps: tuple[Step, ...], situation: Situation) -> Iterator[Diagnostic]:
    danger = Danger(RULE, situation)
    for step in steps:
        row = step.new
        if isinstance(row, Constraint) and row.type == "x" and not situation.is_new(row):
            yield danger.at(
                row.table,
                f"the exclusion constraint {row.name} comes to {row.table}: PostgreSQL holds ACCESS EXCLUSIVE until its"
                " index is built, and fails when two rows overlap",
                help="choose a time when nobody uses the table, or make a new entity and copy the rows",
            )
