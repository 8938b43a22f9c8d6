"""The parts of an expression do not go together.

## What it does

Both sides of a comparison are of one kind, as two numbers or two dates; a sum is of numbers, of amounts in one
currency, or of a date and a duration; a condition is true or false. A constant beside a field is one that the field
could hold.

## Why

PostgreSQL would refuse the rule, or it would be true of no row.

## Example

```
invariant: due_on > 5
```

## Instead

```
invariant: due_on > "2026-01-01"
```
"""

from dazzle.diagnostics.diagnostic import Diagnostic, Label, Severity
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span

RULE = Rule("type-mismatch", Severity.ERROR, __doc__ or "")


def compared(left: Span, left_words: str, right: Span, right_words: str) -> Diagnostic:
    return RULE.at(
        right,
        f"{left_words} and {right_words} do not compare",
        label=f"this is {right_words}",
        labels=(Label(left, f"this is {left_words}"),),
    )


def computed(operator: str, left: Span, left_words: str, right: Span, right_words: str) -> Diagnostic:
    texts = operator == "+" and "a text" in {left_words, right_words}
    days = operator in "+-" and (left_words, right_words) in {("a date", "a number"), ("an instant", "a number")}
    return RULE.at(
        right,
        f"`{operator}` does not work on {left_words} and {right_words}",
        label=f"this is {right_words}",
        labels=(Label(left, f"this is {left_words}"),),
        help="put texts together with `concat(...)`" if texts else "say of what: `7 days`" if days else None,
    )


def ordered(operator: str, span: Span, words: str) -> Diagnostic:
    return RULE.at(span, f"`{operator}` has no meaning for {words}", label="nothing is less or greater here")


def opaque(span: Span) -> Diagnostic:
    return RULE.at(
        span,
        "only `is null` and `is not null` can be asked here",
        label="a value that can only be null or not",
    )


def expected(span: Span, wanted: str, found: str) -> Diagnostic:
    return RULE.at(span, f"{wanted} is expected here", label=f"this is {found}")


def branches(first: Span, first_words: str, other: Span, other_words: str) -> Diagnostic:
    """Values that stand for each other."""
    return RULE.at(
        other,
        f"{first_words} and {other_words} cannot stand for each other",
        label=f"this is {other_words}",
        labels=(Label(first, f"this is {first_words}"),),
    )


def unfitting(span: Span, words: str, reason: str) -> Diagnostic:
    """A constant that what it stands beside could never be."""
    return RULE.at(span, f"the value does not fit {words}", label=reason[:1].lower() + reason[1:].rstrip("."))


def lists(span: Span) -> Diagnostic:
    return RULE.at(
        span,
        "a list can only stand behind `in`",
        label="this is a list",
        help="write `status in [open, closed]`",
    )


def no_list(span: Span, words: str) -> Diagnostic:
    return RULE.at(
        span,
        "a list is expected behind `in`",
        label=f"this is {words}",
        help="write the values in brackets: `status in [open, closed]`; or the name of a shared enum",
    )
