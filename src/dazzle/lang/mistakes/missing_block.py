"""A header with nothing below it."""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.fix import Edit, Fix
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule(
    "missing-block",
    Severity.ERROR,
    """\
## What it does

Reports a line that opens a block, such as `entity Kite:` or `permit:`, when no deeper line follows.

## Why

A block without a line says nothing. Most often the lines below it lost their indentation.

## Example

```
entity Kite "Kite":
id: uuid pk
```

## Instead

Indent the lines that belong to the block:

```
entity Kite "Kite":
  id: uuid pk
```
""",
)


def at(span: Span, what: str, edits: tuple[Edit, ...] = ()) -> Diagnostic:
    """`what` names the block: "an entity"; the edits indent the lines that seem to belong to it."""
    return RULE.at(
        span,
        f"{what} needs at least one indented line below it",
        label="nothing is indented below this line",
        help="indent the lines that belong to it, or remove it",
        fixes=(Fix("indent the lines that belong to it", edits),) if edits else (),
    )
