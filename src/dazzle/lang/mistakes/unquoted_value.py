"""An enum value that is no name and has no quotes."""

from collections.abc import Iterator, Sequence

from dazzle.diagnostics.diagnostic import Severity
from dazzle.diagnostics.fix import Edit, Fix
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span
from dazzle.lang.mistakes.mistake import Mistake, Place, Word

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


def _quoted(place: Place) -> tuple[Fix, ...]:
    """Quotes around every value that is no name, in the list and behind its `=`."""
    spans = [Span(place.source.path, words[0].start, words[-1].end) for words in _values(place)]
    texts = [place.source.text[span.start : span.end] for span in spans]
    if not spans or any(set(text) & set("\"'\n \t") for text in texts):
        return ()
    edits = tuple(Edit(span, f'"{text}"') for span, text in zip(spans, texts, strict=True))
    return (Fix("quote the value" if len(edits) == 1 else "quote the values", edits, certain=True),)


def _values(place: Place) -> Iterator[Sequence[Word]]:
    """The words of each value that is not one name or one text."""
    value: list[Word] = []
    listed = not any(word.text == "[" for word in place.tokens)  # the line of a shared enum is a value alone
    for word in place.tokens:
        apart = bool(value) and word.start > value[-1].end
        if value and (apart or word.text in {",", "]"}):
            if len(value) > 1 or value[0].kind not in {"NAME", "STRING"}:
                yield value
            value = []
        if listed and word.text not in {",", "]", "="}:
            value.append(word)
        listed = (listed or word.text in {"[", "="}) and word.text != "]" and not apart
    if value and (len(value) > 1 or value[0].kind not in {"NAME", "STRING"}):
        yield value


def _mistake(start: str, *examples: str) -> Mistake:
    return Mistake(
        rule=RULE,
        start=start,
        examples=examples,
        message="an enum value that is no name is quoted",
        label="not a part of a name",
        help="put the value into quotes, or use letters, digits and `_` only, no digit first",
        fixes=_quoted,
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
