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

from collections.abc import Iterable

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule("required-ref-cycle", Severity.ERROR, __doc__ or "")


def at(span: Span | None, circle: Iterable[str]) -> Diagnostic:
    return RULE.at(
        span,
        f"no first row can be inserted: {' requires '.join(f'`{name}`' for name in circle)}",
        label="this reference closes the circle",
        help="make one of these references optional, and set it afterwards",
    )
