"""A line that may stand only once."""

from dazzle.diagnostics.diagnostic import Diagnostic, Label, Severity
from dazzle.diagnostics.fix import remove
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule(
    "repeated-line",
    Severity.ERROR,
    """\
## What it does

Reports the second line with a key that holds one value.

## Why

One of the two would be ignored, and which one is not said anywhere.

## Example

```
surface kite_list "Kites":
  uses entity Kite
  mode: list
  mode: view
```

## Instead

Keep one of the lines.
""",
)


def at(span: Span, word: str, block: str, first: Span, spare: Span | None = None) -> Diagnostic:
    """`first` is the line that was there before; `spare` is all of the second one, where both say the same."""
    return RULE.at(
        span,
        f"`{word}` stands twice in {block}",
        label="the second one",
        labels=(Label(first, "the first one"),),
        help="keep one of the two lines",
        fixes=() if spare is None else (remove(spare, "remove the second line", certain=True),),
    )


def of_one_meaning(span: Span, word: str, first: Span, before: str) -> Diagnostic:
    """`first` is the line that was there before, which says the same by another word."""
    return RULE.at(
        span,
        f"`{word}` says again what `{before}` says",
        label="the second one",
        labels=(Label(first, "the first one"),),
        help="keep one of the two lines",
    )


def on_line(span: Span, word: str, first: Span) -> Diagnostic:
    """`first` is where the word's value stood before, on the same line."""
    return RULE.at(
        span,
        f"`{word}` stands twice on a line",
        label="the second one",
        labels=(Label(first, "the first one"),),
        help="keep one of the two",
    )
