"""A character that is no part of the language."""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule(
    "unexpected-character",
    Severity.ERROR,
    """\
## What it does

Reports characters outside texts and comments that mean nothing here: braces, semicolons, `@` and the like.

## Why

They are habits of other languages, or macros of another dialect that would have been replaced before the compiler saw
the text. Leaving them out in silence could change what was meant.

## Example

```
entity Kite "Kite" {
  id: uuid pk;
}
```

## Instead

Blocks are made by a colon and indentation, and a line ends with its line:

```
entity Kite "Kite":
  id: uuid pk
```
""",
)

_HELP = {
    "{": "end the line with `:` and indent the block below it",
    "}": "leave it out: a block ends where the indentation does",
    ";": "leave it out: a line ends where the line does",
    "&": "write `and`",
    "!": "write `not`, or `!=`",
    "\\": "leave it out: lines inside brackets are joined as they are",
    "`": 'quote texts with `"`',
    "\N{LEFT DOUBLE QUOTATION MARK}": 'quote texts with `"`',
    "\N{RIGHT DOUBLE QUOTATION MARK}": 'quote texts with `"`',
}


def at(span: Span, text: str) -> Diagnostic:
    """`text` is the character, or a whole macro that begins with `@`."""
    if text.startswith("@"):
        return RULE.at(
            span,
            "macros are not expanded",
            label="not a part of the language",
            help="write what the macro stands for in its place",
        )
    shown = text if text.isprintable() else f"U+{ord(text[0]):04X}"
    return RULE.at(
        span,
        f"unexpected character `{shown}`",
        label="not a part of the language",
        help=_HELP.get(text, "remove it, or put it into a quoted text"),
    )
