"""A block lacks a line that it must have."""

from collections.abc import Sequence

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule(
    "missing-line",
    Severity.ERROR,
    """\
## What it does

Some declarations mean nothing without one of their lines: a `webhook` without its `entity:`, a `story` without its
`persona:`, a region of a workspace without any line that says what it shows.

## Why

What is not said would have to be guessed.

## Example

```
webhook agent_push "Agent push":
  events: [created]
```

## Instead

Add the line:

```
webhook agent_push "Agent push":
  entity: Docking
  events: [created]
```
""",
)


def at(span: Span, word: str, block: str) -> Diagnostic:
    """`block` names what lacks the line ("a webhook"), `span` is its first line."""
    return RULE.at(
        span, f"{block} needs `{word}`", label=f"says nothing of `{word}`", help=f"add a line that begins with `{word}`"
    )


def one_of(span: Span, words: Sequence[str], block: str) -> Diagnostic:
    """The same where one of several lines would do."""
    *others, last = (f"`{word}`" for word in words)
    listed = f"{', '.join(others)} or {last}"
    return RULE.at(
        span, f"{block} needs one of {listed}", label="has none of them", help=f"add a line that begins with {listed}"
    )
