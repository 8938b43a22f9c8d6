"""A line that cannot be read."""

from collections.abc import Sequence

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span
from dazzle.lang.mistakes.mistake import Mistake

RULE = Rule(
    "syntax",
    Severity.ERROR,
    """\
## What it does

Reports the first word or sign in a line that does not fit, and names what would.

## Why

The line is left out of everything that follows; the other lines, and names that only this line would have made known,
are checked as far as that goes.

## Example

```
entity Kite "Kite":
  tag: str(12)) required
```

## Instead

Write what the message expects:

```
entity Kite "Kite":
  tag: str(12) required
```
""",
)


def unexpected(span: Span, found: str, things: Sequence[str], *, may_end: bool, suggestion: str | None) -> Diagnostic:
    """`things` fit at the span; the line may end there as well. `found` is "" where it does and must not."""
    listed = _listed(things)
    if suggestion is not None:
        help_text = f"did you mean `{suggestion}`?"
    elif not found:
        help_text = f"add {listed} here"
    elif may_end:
        help_text = f"remove it, or write {listed} in its place" if things else "remove what follows"
    else:
        help_text = f"write {listed} in its place"
    return RULE.at(
        span,
        f"expected {_listed([*things, 'the end of the line'] if may_end else things)}",
        label=f"found `{found}`" if found else "the line ends here",
        help=help_text,
    )


def _listed(things: Sequence[str]) -> str:
    *others, last = things or [""]
    return f"{', '.join(others)} or {last}" if others else last


_FIELDS = (
    "a: int",
    "a: str(3)",
    "a: enum[b]",
    "a: ref B",
    "a: ref B cascade",
    "a: int required",
    "a: int = 3",
    "a: b = c",
)

MISTAKES = (
    Mistake(
        rule=RULE,
        start="field",
        examples=tuple(f"{field}," for field in _FIELDS),
        message="a field's line has no commas outside brackets",
        label="this comma",
        help="put spaces between modifiers; the fields of `unique` and `index` follow without a colon",
    ),
    Mistake(
        rule=RULE,
        start="enum_value_line",
        examples=("a,", '"a",', 'a "A",'),
        message="the values of an enum stand on lines of their own, without commas",
        label="this comma",
        help="remove the comma, and put the next value on a line of its own",
    ),
    Mistake(
        rule=RULE,
        start="invariant",
        examples=("invariant: a not null", "invariant: a is null or b not null"),
        exact=True,
        message="`not null` is written with `is`",
        label="found `null` behind `not`",
        help="write `is not null`",
    ),
)
