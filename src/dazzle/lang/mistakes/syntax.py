"""A line that cannot be read."""

from collections.abc import Sequence

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.fix import Edit, Fix, insert, remove, replace_with
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span
from dazzle.diagnostics.spelling import Meant
from dazzle.lang.mistakes.mistake import Mistake, Place

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


# Signs of other languages for one operator, and what it is here.
OPERATORS = {"=>": ">=", "=<": "<=", "<>": "!=", "===": "=", "!==": "!=", ":=": "=", "||": "or"}
CLOSING = {")": "(", "]": "["}


def operator(span: Span, found: str) -> Diagnostic:
    """`found` is one of OPERATORS."""
    meant = OPERATORS[found]
    return RULE.at(
        span,
        f"there is no operator `{found}`",
        label="not an operator",
        help=f"write `{meant}`",
        fixes=(replace_with(span, meant, certain=True),),
    )


def left_out(place: Span, word: str, found: str) -> Diagnostic:
    """The line makes sense with `word` at the place, before `found`."""
    return RULE.at(
        place,
        f"`{word}` is missing before `{found}`",
        label=f"expected `{word}`",
        help=f"add `{word}` here",
        fixes=(insert(place, f"{word} ", f"add `{word}`", certain=True),),
    )


def unexpected(span: Span, found: str, things: Sequence[str], *, may_end: bool, suggestion: Meant | None) -> Diagnostic:
    """`things` fit at the span; the line may end there as well. `found` is "" where it does and must not."""
    listed = _listed(things)
    fixes: tuple[Fix, ...] = ()
    if suggestion is not None:
        help_text = f"did you mean `{suggestion.word}`?"
        fixes = (replace_with(span, suggestion.word, certain=suggestion.certain),)
    elif not found:
        help_text = f"add {listed} here"
    elif may_end:
        help_text = f"remove it, or write {listed} in its place" if things else "remove what follows"
    else:
        help_text = f"write {listed} in its place"
    return RULE.at(
        span,
        _expected(things, may_end=may_end),
        label=f"found `{found}`" if found else "the line ends here",
        help=help_text,
        fixes=fixes,
    )


def unopened(span: Span, bracket: str, things: Sequence[str], *, may_end: bool) -> Diagnostic:
    """`bracket` closes nothing that is open; `things` fit there."""
    return RULE.at(
        span,
        _expected(things, may_end=may_end),
        label=f"found `{bracket}`",
        help=f"remove it, or open it with `{CLOSING[bracket]}`",
        fixes=(remove(span, f"remove the `{bracket}`", certain=True),),
    )


def _expected(things: Sequence[str], *, may_end: bool) -> str:
    return f"expected {_listed([*things, 'the end of the line'] if may_end else things)}"


def _listed(things: Sequence[str]) -> str:
    *others, last = things or [""]
    return f"{', '.join(others)} or {last}" if others else last


def _without_commas(place: Place) -> tuple[Fix, ...]:
    """The line without this comma and those behind it that stand in no bracket."""
    depth = 0
    commas = []
    for index in range(place.at, len(place.tokens)):
        text = place.tokens[index].text
        depth += (text in {"(", "["}) - (text in CLOSING)
        if text == "," and not depth:
            commas.append(place.span(index, index))
    title = "remove the comma" if len(commas) == 1 else "remove the commas"
    return (Fix(title, tuple(Edit(comma, "") for comma in commas), certain=True),)


def _on_lines(place: Place) -> tuple[Fix, ...]:
    """A line for each value: what stands between commas. A comma that ends the line goes."""
    indentation = place.source.indentation(place.tokens[0].start)
    edits = []
    for index in range(place.at, len(place.tokens)):
        if place.tokens[index].text == ",":
            end = place.gap(index + 1).end if index + 1 < len(place.tokens) else place.tokens[index].end
            comma = Span(place.source.path, place.tokens[index].start, end)
            edits.append(Edit(comma, f"\n{indentation}" if index + 1 < len(place.tokens) else ""))
    title = "put each value on a line of its own" if len(place.tokens) > place.at + 1 else "remove the comma"
    return (Fix(title, tuple(edits), certain=True),)


def _with_is(place: Place) -> tuple[Fix, ...]:
    return (insert(place.span(place.at - 1, place.at), "is ", "write `is not null`", certain=True),)


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

_VALUES = ("b", "3", "3d", '"b"', "[", "(", "-")

MISTAKES = (
    *(
        Mistake(
            rule=RULE,
            start=start,
            examples=tuple(f"{header} {value}" for header in headers for value in _VALUES),
            message="nothing stands behind this colon",
            label="has no place here",
            help="put what belongs here on the lines below, one step deeper",
        )
        for start, headers in (("untitled", ("a:",)), ("named", ("a:",)), ("titled", ("a b:", 'a b "c":')))
    ),
    Mistake(
        rule=RULE,
        start="field",
        examples=tuple(f"{field}," for field in _FIELDS),
        message="a field's line has no commas outside brackets",
        label="this comma",
        help="put spaces between modifiers; the fields of `unique` and `index` follow without a colon",
        fixes=_without_commas,
    ),
    Mistake(
        rule=RULE,
        start="field",
        examples=("a: int b 3", "a: int b 3d", 'a: int b "c"', "a: int = 1 b 3"),
        message="no value stands behind `{before}`",
        label="has no place here",
        help="a default is written with `=`: `= {found}`",
    ),
    Mistake(
        rule=RULE,
        start="field",
        examples=("a: list[b",),
        message="a field does not hold a list of values",
        label="found `{found}`",
        help="use `json`, or an entity of its own with a `ref`",
    ),
    Mistake(
        rule=RULE,
        start="nav_item",
        examples=("a b",),
        message="an item of a sidebar is the name of an entity or of a workspace, and nothing before it",
        label="another name",
        help="write the name alone, and another one on a line of its own",
    ),
    Mistake(
        rule=RULE,
        start="enum_value_line",
        examples=("a,", '"a",', 'a "A",'),
        message="the values of an enum stand on lines of their own, without commas",
        label="this comma",
        help="remove the comma, and put the next value on a line of its own",
        fixes=_on_lines,
    ),
    Mistake(
        rule=RULE,
        start="invariant",
        examples=("invariant: a not null", "invariant: a is null or b not null"),
        exact=True,
        message="`not null` is written with `is`",
        label="found `null` behind `not`",
        help="write `is not null`",
        fixes=_with_is,
    ),
)
