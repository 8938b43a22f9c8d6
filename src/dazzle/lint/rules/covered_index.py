"""An index that another one makes superfluous.

## What it does

Names an `index` whose fields another index, a `unique` or the primary key begins with, in the same order.

## Why

PostgreSQL uses an index on several columns for its first ones as well. A second one costs time at every write, and room
on the disk, and makes no read faster.

## Example

```
index owner
index owner, bought_on
```

## Instead

Remove the shorter one.
"""

from collections.abc import Iterator, Sequence

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Entity, Index, Owner
from dazzle.lang import ast

RULE = Rule("covered-index", Severity.WARNING, __doc__ or "")

Columns = tuple[tuple[str, bool], ...]


def check(appspec: AppSpec, modules: Sequence[ast.Module]) -> Iterator[Diagnostic]:  # noqa: ARG001  the rules' shape
    for entity in appspec.entities:
        if entity.owner is not Owner.PROJECT:
            continue
        for at, index in enumerate(entity.indexes):
            if index.where is not None or index.using != "btree":
                continue
            covering = _covering(entity, at, index)
            if covering is not None:
                yield RULE.at(
                    index.span,
                    f"{covering} of `{entity.name}` does what this index does",
                    label="superfluous",
                    help="remove this line",
                )


def _covering(entity: Entity, at: int, index: Index) -> str | None:
    """What begins with the columns of an index; of two that are equal, the first covers the second."""
    own = _columns(index)
    keys = [("the primary key", entity.primary_key), *(("the unique", each.fields) for each in entity.uniques)]
    for what, fields in keys:
        if tuple((name, False) for name in fields)[: len(own)] == own:
            return f"{what} `{', '.join(fields)}`" if what == "the unique" else what
    for number, other in enumerate(entity.indexes):
        if other is index or other.where is not None or other.using != "btree":
            continue
        columns = _columns(other)
        if columns[: len(own)] == own and (len(columns) > len(own) or number < at):
            return f"the index `{', '.join(name for name, _ in columns)}`"
    return None


def _columns(index: Index) -> Columns:
    return tuple((part.field, part.descending) for part in index.parts)
