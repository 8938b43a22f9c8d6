"""An enum value that is no name and has no quotes."""

from dazzle.diagnostics.diagnostic import Severity
from dazzle.diagnostics.rule import Rule
from dazzle.lang.mistakes.mistake import Mistake

RULE = Rule(
    "unquoted-value",
    Severity.ERROR,
    """\
## What it does

Reports an enum value that begins with a digit or has a `-` in it.

## Why

A value that is no name (letters, digits and `_`, no digit first) could not be told from a number or a difference in an
expression.

## Example

```
entity Kite "Kite":
  size: enum[2m, 3m]
```

## Instead

Quote the value:

```
entity Kite "Kite":
  size: enum["2m", "3m"]
```
""",
)


def _mistake(start: str, *examples: str) -> Mistake:
    return Mistake(
        rule=RULE,
        start=start,
        examples=examples,
        message="an enum value that is no name is quoted",
        label="not a part of a name",
        help="put the value into quotes, or use letters, digits and `_` only, no digit first",
    )


MISTAKES = (
    _mistake(
        "field",
        "size: enum[2",
        "size: enum[2m",
        "size: enum[small, 2",
        "size: enum[small, 2m",
        "size: enum[a-",
        "size: enum[a, b-",
    ),
    _mistake("enum_value_line", "2", "2m", "a-"),
)
