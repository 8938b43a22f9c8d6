"""Periods that may not overlap, where the database cannot forbid it.

## What it does

Names a `temporal` entity with `overlap: forbid`. For `--target yugabyte`.

## Why

What forbids it is an exclusion constraint, over a GiST index. YugabyteDB has neither (PostgreSQL compatibility in its
documentation, and its issues 3944 and 1337); the table could not be made.

## Example

```
entity Rate "Rate":
  id: uuid pk
  room: ref Room required
  since: date required
  until: date
  temporal:
    start_field: since
    end_field: until
    key_field: room
    overlap: forbid
```

## Instead

Write `overlap: allow`: then still only one row of each key may have no end. Or stay on PostgreSQL or Citus, which have
it.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dazzle.back.targets.target import Target
from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule

if TYPE_CHECKING:
    from dazzle.back.targets.subject import Subject

RULE = Rule("exclusion-constraint", Severity.ERROR, __doc__ or "")
TARGETS = frozenset({Target.YUGABYTE})


def check(subject: "Subject") -> Iterator[Diagnostic]:
    for entity in subject.entities:
        if subject.overlaps_forbidden(entity):
            yield RULE.at(
                entity.span,
                f"YugabyteDB cannot forbid that periods of `{entity.name}` overlap: it has no exclusion constraints",
                label="`overlap: forbid`",
                help="write `overlap: allow`, or stay on PostgreSQL or Citus",
            )
