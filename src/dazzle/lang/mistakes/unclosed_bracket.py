"""A bracket that is not closed."""

from collections.abc import Sequence

from dazzle.diagnostics.diagnostic import Diagnostic, Label, Severity
from dazzle.diagnostics.fix import insert, replace_with
from dazzle.diagnostics.rule import Rule
from dazzle.diagnostics.span import Span
from dazzle.lang.mistakes.mistake import Word

RULE = Rule(
    "unclosed-bracket",
    Severity.ERROR,
    """\
## What it does

Reports `(` or `[` without its partner, or closed by the other kind.

## Why

Lines inside brackets are joined, so an open bracket would swallow the lines after it. The compiler goes on as if the
bracket ended where the next line of the block starts.

## Example

```
entity Kite "Kite":
  wing: enum[delta, parafoil
  tag: str(12)
```

## Instead

Close the bracket:

```
entity Kite "Kite":
  wing: enum[delta, parafoil]
  tag: str(12)
```
""",
)

_PARTNERS = {"(": ")", "[": "]"}


_ITEMS = frozenset({"NAME", "STRING", "NUMBER", "DURATION"})


def at(span: Span, bracket: str, inside: Sequence[Word]) -> Diagnostic:
    """`inside` are the tokens that stand behind the bracket on its line."""
    partner = _PARTNERS[bracket]
    count, certain = _list(bracket, inside)
    end = inside[count - 1].end if count else span.end
    return RULE.at(
        span,
        f"`{bracket}` is never closed",
        label="opened here",
        help=f"add a `{partner}` where the list ends",
        fixes=(insert(Span(span.file, end, end), partner, f"add a `{partner}`", certain=certain),),
    )


def _list(bracket: str, inside: Sequence[Word]) -> tuple[int, bool]:
    """How many of the words belong into the bracket, and whether that is certain.

    Items with commas between them do. Behind a list of names in square brackets, or of numbers, a word or a `=` begins
    something else; in round brackets it may be the rest of an expression.
    """
    count = 0
    while count < len(inside) and inside[count].kind in _ITEMS:
        count += 1
        if count == len(inside) or inside[count].text != ",":
            break
        count += 1
    rest = inside[count:]
    if not count or inside[count - 1].text == ",":
        return len(inside), False
    if not rest:
        return count, True
    goes_on = rest[0].kind == "NAME" or rest[0].text == "="
    plain = bracket == "[" or all(word.kind == "NUMBER" or word.text == "," for word in inside[:count])
    return (count, True) if goes_on and plain else (len(inside), False)


def closed_by_another(span: Span, bracket: str, closing: Span) -> Diagnostic:
    """`closing` is where the other kind of bracket stands."""
    partner = _PARTNERS[bracket]
    return RULE.at(
        span,
        f"`{bracket}` is closed by the wrong bracket",
        label="opened here",
        labels=(Label(closing, f"expected `{partner}`"),),
        help=f"close it with `{partner}`, or open it with the other kind",
        fixes=(replace_with(closing, partner, certain=True),),
    )
