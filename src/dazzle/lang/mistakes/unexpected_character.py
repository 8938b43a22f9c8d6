"""A character that is no part of the language."""

import unicodedata
from collections.abc import Iterator

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.fix import Edit, Fix, remove
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import SourceFile, Span

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

# Quotes of typesetters and of Markdown, with what closes them.
_QUOTES = {
    "\N{LEFT DOUBLE QUOTATION MARK}": "\N{RIGHT DOUBLE QUOTATION MARK}",
    "\N{DOUBLE LOW-9 QUOTATION MARK}": "\N{LEFT DOUBLE QUOTATION MARK}",
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}": "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}",
    "`": "`",
}
_HELP = {
    "{": "end the line with `:` and indent the block below it",
    "}": "leave it out: a block ends where the indentation does",
    ";": "leave it out: a line ends where the line does",
    "&": "write `and`",
    "!": "write `not`, or `!=`",
    "\\": "leave it out: lines inside brackets are joined as they are",
    **dict.fromkeys((*_QUOTES, *_QUOTES.values()), 'quote texts with `"`'),
}


def at(source: SourceFile, span: Span, before: str) -> Diagnostic:
    """`span` is the character, or a whole macro that begins with `@`; `before` is the token in front of it."""
    text = source.text[span.start : span.end]
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
        fixes=tuple(_fixes(source, span, before)),
    )


def _fixes(source: SourceFile, span: Span, before: str) -> Iterator[Fix]:
    """What the character stands for here."""
    line = source.line_span(span.start)
    text = source.text[span.start : span.end]
    rest = source.text[span.end : line.end]
    is_last = not rest.strip() or rest.lstrip().startswith("#")
    if unicodedata.category(text) == "Cf":
        yield remove(span, "remove what cannot be seen", certain=True)
    elif text == "}" and not source.text[line.start : span.start].strip() and not rest.strip():
        yield remove(line, "remove the line", certain=True)
    elif text in {";", "\\"} and is_last:
        yield remove(span, f"remove the `{text}`", certain=True)
    elif text == "{" and is_last and before:
        blank = len(source.text[line.start : span.start]) - len(source.text[line.start : span.start].rstrip())
        opened = Span(span.file, span.start - blank, span.end)
        yield Fix("end the line with `:`", (Edit(opened, "" if before == ":" else ":"),), certain=True)
    elif text == "&" and rest.startswith("&"):
        yield Fix("write `and`", (Edit(Span(span.file, span.start, span.end + 1), "and"),), certain=True)
    elif text == "!" and (rest[:1].isidentifier() or rest[:1] == "("):
        yield Fix("write `not`", (Edit(span, "not "),), certain=True)
    elif text in _QUOTES and (end := rest.find(_QUOTES[text])) >= 0 and '"' not in rest[:end]:
        closing = Span(span.file, span.end + end, span.end + end + 1)
        yield Fix('quote the text with `"`', (Edit(span, '"'), Edit(closing, '"')), certain=True)
