"""A word that opens no declaration."""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.fix import replace_with
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span
from dazzle.diagnostics.spelling import Meant

RULE = Rule(
    "unknown-construct",
    Severity.ERROR,
    """\
## What it does

Reports a line at the left margin whose first word opens no declaration.

## Why

Nothing is skipped in silence: a misspelled word would otherwise take its whole block with it.

## Example

```
entitty Kite "Kite":
  id: uuid pk
```

## Instead

Spell the word as the language does:

```
entity Kite "Kite":
  id: uuid pk
```

`unknown_keys = "warn"` below `[language]` in dazzle.toml makes this a warning; the line and what is below it are left
out.
""",
)


def at(span: Span, word: str, suggestion: Meant | None) -> Diagnostic:
    """`suggestion` is the word that was probably meant."""
    return RULE.at(
        span,
        f"`{word}` opens no declaration",
        label="not a word that a declaration begins with",
        help=(
            f"did you mean `{suggestion.word}`?"
            if suggestion is not None
            else "begin with `entity`, `enum`, `archetype`, `persona`, `surface` or another declaration"
        ),
        fixes=() if suggestion is None else (replace_with(span, suggestion.word, certain=suggestion.certain),),
    )
