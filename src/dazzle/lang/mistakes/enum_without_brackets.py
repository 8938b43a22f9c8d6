"""The values of an enum without their brackets."""

from dazzle.diagnostics.diagnostic import Severity
from dazzle.diagnostics.rule import Rule
from dazzle.lang.mistakes.mistake import Mistake

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
    ),
)
