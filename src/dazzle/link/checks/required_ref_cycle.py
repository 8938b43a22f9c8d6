"""Required references form a circle.

## What it does

An entity that requires a row of another, which requires a row of the first (or of itself), has no first row.

## Why

Nothing could ever be inserted.

## Example

```
entity Egg:
  id: uuid pk
  hen: ref Hen required

entity Hen:
  id: uuid pk
  egg: ref Egg required
```

## Instead

Make one of the references optional, and set it afterwards.
"""

from collections.abc import Sequence

from dazzle.diagnostics.diagnostic import Diagnostic, Label, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule("required-ref-cycle", Severity.ERROR, __doc__ or "")


def at(circle: Sequence[tuple[str, Span | None]]) -> Diagnostic:
    """`circle` are the entities with the places of their references to the next; the last refers to the first."""
    names = [f"`{entity}`" for entity, _ in circle]
    *others, (_, last) = circle
    return RULE.at(
        last,
        f"no first row can be inserted: {' requires '.join([*names, names[0]])}",
        label="this reference closes the circle",
        labels=tuple(Label(span, "required as well") for _, span in others if span is not None),
        help="make one of these references optional, and set it afterwards",
    )
