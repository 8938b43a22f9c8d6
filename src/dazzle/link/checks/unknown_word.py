"""A word in an expression means nothing.

## What it does

A word in an expression is a field of the entity or, behind a reference, of the entity that it leads to; a value of the
enum on the other side; or a word of the language such as `today` and `current_user`.

## Why

A rule about something that is not there would be always true, or never.

## Example

```
invariant: closed_no is null or opened_on is not null
```

## Instead

Correct the word, or put a text into quotes: `"closed"`.
"""

from collections.abc import Collection, Iterable

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.fix import replace_with
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.spelling import spelling
from dazzle.fieldtypes.written import quoted
from dazzle.lang import ast

RULE = Rule("unknown-word", Severity.ERROR, __doc__ or "")


def at(word: ast.Name, entity: str, known: Iterable[str], language: Collection[str], *, text: bool) -> Diagnostic:
    """`entity` is the one whose field the word would be, "" where there is none. A `text` could stand there as well."""
    meant = spelling(word.span, word.text, (*known, *language), language=language)
    message = f"`{word.text}` is neither a field of `{entity}` nor a value" if entity else f"`{word.text}` is no value"
    field = f"write a field of `{entity}`" if entity else ""
    quotes = f"put a text into quotes: {quoted(word.text)}" if text or not entity else ""
    return RULE.at(
        word.span,
        message,
        label="unknown word",
        help=meant.help or ", or ".join(filter(None, (field, quotes))),
        fixes=meant.fixes,
    )


def unquoted(word: ast.Name, field: str | None) -> Diagnostic:
    """A text without quotes beside a text."""
    return RULE.at(
        word.span,
        f"`{word.text}` is no field, and a text stands in quotes",
        label="unknown word",
        help=f"write {quoted(word.text)}" + (f" to compare `{field}` with that text" if field else ""),
        fixes=(replace_with(word.span, quoted(word.text)),),
    )
