"""An indentation that fits no block."""

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.fix import Edit, Fix
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule(
    "inconsistent-indent",
    Severity.ERROR,
    """\
## What it does

Reports a line that is indented less than the line above it and yet not as far as any block that is still open; a file
whose first line is indented; and a line indented below one that takes no lines below it.

## Why

Which block a line belongs to is said by its indentation alone. The compiler goes on with the nearest block, but it
cannot know which one was meant.

## Example

```
entity Kite "Kite":
    id: uuid pk
  tag: str(12)
```

## Instead

Give all lines of a block the same indentation:

```
entity Kite "Kite":
    id: uuid pk
    tag: str(12)
```
""",
)


def between(span: Span, width: int, less: tuple[int, str], more: tuple[int, str]) -> Diagnostic:
    """A line of this width, where the blocks around it are indented by `less` and by `more`: how far, and how."""
    return RULE.at(
        span,
        f"this line is indented by {width}, which is the indentation of no block",
        label=f"neither {less[0]} nor {more[0]}",
        help=f"indent it by {less[0]} or by {more[0]}",
        fixes=tuple(Fix(f"indent it by {far}", (Edit(span, blank),)) for far, blank in (more, less)),
    )


def first_line(span: Span, fixes: tuple[Fix, ...]) -> Diagnostic:
    return RULE.at(
        span,
        "the first line of the file is indented",
        label="nothing stands above it",
        help="begin the line in the first column",
        fixes=fixes,
    )


def below(span: Span, edits: tuple[Edit, ...]) -> Diagnostic:
    """A line that is indented below one that takes no such line; the edits indent it, and what is below it, as that."""
    return RULE.at(
        span,
        "this line is indented deeper than the line above it, which opens no block",
        label="indented too far",
        help="indent it as the line above it",
        fixes=(Fix("indent it as the line above it", edits, certain=True),) if edits else (),
    )
