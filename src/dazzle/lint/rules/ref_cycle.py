"""Entities refer to each other in a circle.

## What it does

Tells of references between entities that lead back to where they began, of which at least one is optional. (When all
are required, it is the error `required-ref-cycle`.) An entity that refers to itself is none of these.

## Why

Nothing is wrong; but rows that refer to each other are made in two steps, and neither can be deleted first unless a
reference says `nullify` or `cascade`.

## Example

```
entity Team:
  id: uuid pk
  captain: ref Player

entity Player:
  id: uuid pk
  team: ref Team required
```

## Instead

Leave it, if that is what is meant; else keep one of the references and find the other rows by it.
"""

from collections.abc import Iterator, Sequence

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.fieldtypes.ref import Ref
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Owner
from dazzle.lang import ast
from dazzle.link.circle import circles

RULE = Rule("ref-cycle", Severity.INFO, __doc__ or "")


def check(appspec: AppSpec, modules: Sequence[ast.Module]) -> Iterator[Diagnostic]:  # noqa: ARG001  the rules' shape
    references = {
        entity.name: [
            (field.type.entity, field)
            for field in entity.fields
            if isinstance(field.type, Ref) and field.type.entity != entity.name
        ]
        for entity in appspec.entities
        if entity.owner is Owner.PROJECT
    }
    for circle in circles(references):
        names = [f"`{name}`" for name, _ in circle]
        yield RULE.at(
            circle[-1][1].span,
            f"entities refer to each other in a circle: {' -> '.join([*names, names[0]])}",
            label="closes the circle",
        )
