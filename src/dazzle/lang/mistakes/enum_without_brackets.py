"""The values of an enum without their brackets."""

from dazzle.diagnostics.diagnostic import Severity
from dazzle.diagnostics.fix import Edit, Fix
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span
from dazzle.lang.mistakes.mistake import Mistake, Place

RULE = Rule(
    "enum-without-brackets",
    Severity.ERROR,
    """\
## What it does

Reports `enum` that is not followed by `[`.

## Why

The brackets tell where the values end and the modifiers begin.

## Example

```
entity Kite "Kite":
  wing: enum delta, parafoil
```

## Instead

Put the values into brackets:

```
entity Kite "Kite":
  wing: enum[delta, parafoil]
```
""",
)

_VALUES = frozenset({"NAME", "STRING", "NUMBER", "DURATION"})


def _with_brackets(place: Place) -> tuple[Fix, ...]:
    """Brackets around the values that follow; one value alone may as well be a modifier."""
    round_ones = place.found == "("
    first = place.at + round_ones
    last = _last_value(place, first)
    if last is None or (not round_ones and last == first):
        return ()
    if round_ones and (last + 1 == len(place.tokens) or place.tokens[last + 1].text != ")"):
        return ()
    opened = place.span(place.at, place.at) if round_ones else place.gap(first)
    closed = place.span(last + 1, last + 1) if round_ones else _behind(place, last)
    return (Fix("put the values into brackets", (Edit(opened, "["), Edit(closed, "]")), certain=True),)


def _last_value(place: Place, first: int) -> int | None:
    """The last of the values from `first` on, with commas between them."""
    last = None
    for index in range(first, len(place.tokens), 2):
        if place.tokens[index].kind not in _VALUES:
            break
        last = index
        if index + 1 == len(place.tokens) or place.tokens[index + 1].text != ",":
            break
    return last


def _behind(place: Place, index: int) -> Span:
    end = place.tokens[index].end
    return Span(place.source.path, end, end)


_EXAMPLES = (
    "wing: enum",
    "wing: enum delta",
    'wing: enum "delta"',
    "wing: enum(",
    "wing: enum:",
    "wing: enum =",
    "wing: enum 2",
)

MISTAKES = (
    Mistake(
        rule=RULE,
        start="field",
        examples=_EXAMPLES,
        message="the values of an enum stand in brackets",
        label="expected `[`",
        help="write the values like this: `enum[draft, paid]`",
        fixes=_with_brackets,
    ),
)
