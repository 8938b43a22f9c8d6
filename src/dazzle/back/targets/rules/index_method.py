"""An index of a kind that the database does not have.

## What it does

Names an `index` with `using gist` or `using brin`, and one with `using gin` on more than one field. For
`--target yugabyte`.

## Why

YugabyteDB has no GiST and no BRIN indexes (its issue 1337), and a GIN index is on one column (its issue 10652); the
index could not be made.

## Example

```
entity Note "Note":
  id: uuid pk
  tags: json
  more: json
  index tags, more using gin
```

## Instead

Write one index for each field, `index tags using gin`, or an ordinary one, without `using`.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dazzle.back.relations import column_names
from dazzle.back.targets.target import Target
from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.ir.entity import Entity, Index

if TYPE_CHECKING:
    from dazzle.back.targets.subject import Subject

RULE = Rule("index-method", Severity.ERROR, __doc__ or "")
TARGETS = frozenset({Target.YUGABYTE})


def check(subject: "Subject") -> Iterator[Diagnostic]:
    for entity in subject.entities:
        for index in entity.indexes:
            if index.using in {"gist", "brin"}:
                yield RULE.at(
                    index.span,
                    f"YugabyteDB has no {index.using} indexes, and `{entity.name}` asks for one",
                    label="not known there",
                    help=f"leave `using {index.using}` away, or stay on PostgreSQL or Citus",
                )
            elif index.using == "gin" and _width(entity, index) > 1:
                yield RULE.at(
                    index.span,
                    f"a gin index of YugabyteDB is on one column, and `{entity.name}` asks for one on several",
                    label=f"{_width(entity, index)} columns",
                    help="write one index for each field",
                )


def _width(entity: Entity, index: Index) -> int:
    return sum(len(column_names(entity, (part.field,))) for part in index.parts)
