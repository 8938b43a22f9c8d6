"""One transaction that locks several tables which are there.

## What it does

Reports steps that cannot be taken apart, because policies change with them or names change places, and that lock
several tables.

## Why

Each lock is held until the transaction ends. One that waits for the second table keeps everybody from the first, and
meets others that take them the other way around: a deadlock, which PostgreSQL ends by cancelling one of them.

## Example

```
tenancy:
  mode: shared_schema    # with columns of several entities in the same edit
```

## Instead

Make the edit in two revisions: first the columns, then what decides who sees the rows; and rename fewer in each. As it
is, the transaction waits half a second for each lock at most, and starts anew.
"""

from collections.abc import Iterator

from dazzle.back.migrate.evidence import Effect, Evidence, Lock
from dazzle.back.migrate.guards.guard import Danger
from dazzle.back.migrate.situation import Situation
from dazzle.back.migrate.step import Phase, Stage, Step, Way
from dazzle.back.migrate.transactions import locked
from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule

MOST = 2  # a foreign key that comes or goes needs its two tables
COLUMNS_FIRST = "make two revisions: first the columns, then what decides who sees the rows"
FEWER = "rename fewer in one revision: what says their names, in what refers to them, is renamed along"
RULE = Rule("several-tables-locked", Severity.WARNING, __doc__ or "")
EVIDENCE: tuple[Evidence, ...] = (
    Evidence(
        bad=("ALTER TABLE t ADD COLUMN x integer; ALTER TABLE p ADD COLUMN x integer",),
        good=("ALTER TABLE t ADD COLUMN x integer", "ALTER TABLE p ADD COLUMN x integer"),
        shows=Effect(lock=Lock.ACCESS_EXCLUSIVE, tables=2),
    ),
)


def check(steps: tuple[Step, ...], situation: Situation) -> Iterator[Diagnostic]:
    danger = Danger(RULE, situation)
    for phase in Phase:
        together: dict[str, list[Step]] = {}
        for step in steps:
            if step.phase is phase and step.way is not Way.CONCURRENTLY and step.stage is not Stage.CREATE_TABLE:
                together.setdefault(step.name, []).append(step)
        for block in together.values():
            tables = frozenset().union(*(locked(step, situation) for step in block))
            if len(tables) > MOST:
                listed = ", ".join(sorted(tables))
                renames = all(step.stage is Stage.RENAME for step in block)
                yield danger.at(
                    "",
                    f"one transaction locks {len(tables)} tables that are there: {listed}",
                    help=FEWER if renames else COLUMNS_FIRST,
                )
