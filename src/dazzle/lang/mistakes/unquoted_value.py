"""An enum value that is no name and has no quotes."""

from dazzle.diagnostics.diagnostic import Severity
from dazzle.diagnostics.rule import Rule
from dazzle.lang.mistakes.mistake import Mistake

RULE = Rule(
    "unquoted-value",
    Severity.ERROR,
    """\
## What it does

Reports an enum value that begins with a digit.

## Why

A value that is no name (letters, digits and `_`, no digit first) could not be told from a number in an expression.

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
        message="an enum value that begins with a digit is quoted",
        label="not a name",
        help="put the value into quotes, or begin it with a letter",
    )


MISTAKES = (
    _mistake("field", "size: enum[2", "size: enum[2m", "size: enum[small, 2", "size: enum[small, 2m"),
    _mistake("enum_value_line", "2", "2m"),
)
