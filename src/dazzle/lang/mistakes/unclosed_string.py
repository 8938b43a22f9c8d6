"""A text without its closing quote."""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.fix import insert
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule(
    "unclosed-string",
    Severity.ERROR,
    """\
## What it does

Reports a quoted text that never ends. A text may run over several lines, so one whose closing quote would touch a
word is taken for two texts of which the first was not closed.

## Why

Everything up to the next quote would silently become part of the text. The compiler goes on as if the text ended with
its line.

## Example

```
entity Kite "Kite:
  id: uuid pk
```

## Instead

Write the closing quote:

```
entity Kite "Kite":
  id: uuid pk
```

A quote inside a text is written `\\"`.
""",
)


def at(span: Span, text: str, *, whole: bool) -> Diagnostic:
    """`text` is the string as far as its line goes; `whole` when nothing but the text can stand there."""
    return RULE.at(
        span,
        "this text has no closing quote",
        label=f"opened here with `{text[0]}`",
        help=f"add a `{text[0]}` where the text ends",
        fixes=(insert(span, text[0], f"add a `{text[0]}`", certain=True, after=True),) if whole else (),
    )
