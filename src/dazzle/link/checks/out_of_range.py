"""A number is outside what its setting can be.

## What it does

Some settings are numbers with a least or a most: a region is 1 to 12 columns wide, and a page is refreshed every 5
seconds at most. Where things are counted or put in order, the number is whole.

## Why

What does not fit would be cut off in silence.

## Example

```
workspace quay_desk "Quay desk":
  calls:
    source: Docking
    width: 16
```

## Instead

Write a number that fits.
"""

from collections.abc import Iterable

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule("out-of-range", Severity.ERROR, __doc__ or "")


def at(span: Span, key: str, least: int, most: int | None) -> Diagnostic:
    reach = f"at least {least}" if most is None else f"from {least} to {most}"
    return RULE.at(span, f"`{key}` is {reach}", label="outside of it", help=f"write a number {reach}")


def of_part(span: Span, key: str) -> Diagnostic:
    """For a number with something behind the point."""
    return RULE.at(span, f"`{key}` is a whole number", label="a part of one", help="write it without a point")


def of_unit(span: Span, key: str, units: Iterable[str]) -> Diagnostic:
    """For a time that is counted in seconds."""
    words = ", ".join(f"`{unit}`" for unit in units)
    return RULE.at(span, f"`{key}` is not counted in seconds", label="counted in seconds", help=f"use one of {words}")
