"""A line that has no place in its block."""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.fix import replace_with
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span
from dazzle.diagnostics.spelling import Meant

RULE = Rule(
    "unknown-line",
    Severity.ERROR,
    """\
## What it does

Reports a line whose first word means nothing in the block that it stands in.

## Why

Nothing is skipped in silence: a misspelled key would otherwise do nothing, and nobody would notice.

## Example

```
surface kite_list "Kites":
  uses entity Kite
  mod: list
```

## Instead

Spell the word as the language does:

```
surface kite_list "Kites":
  uses entity Kite
  mode: list
```

A file that was written for an older compiler may hold keys that were never read. `unknown_keys = "warn"` below
`[language]` in dazzle.toml makes this a warning; the line and what is below it are left out.
""",
)


def elsewhere(span: Span, word: str, block: str, place: str) -> Diagnostic:
    """`place` is where the line belongs ("the entities that extend it")."""
    return RULE.at(
        span, f"`{word}` has no place in {block}", label="does not belong here", help=f"move it into {place}"
    )


def at(span: Span, word: str, block: str, known: str, suggestion: Meant | None) -> Diagnostic:
    """`block` names the block ("a surface"), `known` the words that have a place in it."""
    return RULE.at(
        span,
        f"`{word}` has no place in {block}",
        label="not known here",
        help=f"did you mean `{suggestion.word}`?" if suggestion is not None else _use(known),
        fixes=() if suggestion is None else (replace_with(span, suggestion.word, certain=suggestion.certain),),
    )


def _use(known: str) -> str:
    return "begin the line with a dash: `- ...`" if known == "`-`" else f"use one of {known}"
