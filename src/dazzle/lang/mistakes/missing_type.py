"""A field without a type."""

from dazzle.diagnostics.diagnostic import Severity
from dazzle.diagnostics.rule import Rule
from dazzle.lang.mistakes.mistake import Mistake

RULE = Rule(
    "missing-type",
    Severity.ERROR,
    """\
## What it does

Reports a field whose line ends behind the colon.

## Why

The type decides the column; there is no default for it.

## Example

```
entity Kite "Kite":
  tag:
```

## Instead

Give the field a type:

```
entity Kite "Kite":
  tag: str(12)
```
""",
)

MISTAKES = (
    Mistake(
        rule=RULE,
        start="field",
        examples=("tag:",),
        message="this field has no type",
        label="expected a field type",
        help="add a type, for example `str(80)`, `int`, `date` or `ref Supplier`",
    ),
)
