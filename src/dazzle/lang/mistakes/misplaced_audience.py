"""Whom a scope is for, on the wrong line."""

from dazzle.diagnostics.diagnostic import Severity
from dazzle.diagnostics.fix import Edit, Fix
from dazzle.diagnostics.rule import Rule
from dazzle.lang.mistakes.mistake import Mistake, Place

RULE = Rule(
    "misplaced-audience",
    Severity.ERROR,
    """\
## What it does

Reports `as:` (or `for:`) that stands behind a scope rule or beside it instead of below it.

## Why

The people a rule is for belong to that one rule; a line of their own, one step deeper, says so.

## Example

```
entity Kite "Kite":
  id: uuid pk
  scope:
    list: all as: pilot
```

## Instead

Put it below the rule, one step deeper:

```
entity Kite "Kite":
  id: uuid pk
  scope:
    list: all
      as: pilot
```
""",
)


def _below(place: Place) -> tuple[Fix, ...]:
    """The rest of the line on a line of its own; one without a colon has more wrong with it."""
    after = place.tokens[place.at + 1 : place.at + 2]
    if not place.at or not after or after[0].text != ":":
        return ()
    source = place.source
    deeper = source.indentation(place.tokens[0].start) + source.step
    edit = Edit(place.gap(place.at), f"{source.newline}{deeper}")
    return (Fix(f"put `{place.found}:` below the rule", (edit,), certain=True),)


_BEHIND = (
    "list: all",
    "list: false",
    "list: keeper = 1",
    "list: keeper = member",
    "list: keeper = current_user.club",
    "list: keeper = 'x'",
    "list: keeper in [member]",
    "list: keeper is null",
    "list: not keeper",
    "list: role(pilot)",
    "list: a or b",
    "list: a and b",
    "list: via Ban(member = id)",
)

MISTAKES = (
    Mistake(
        rule=RULE,
        start="access_rule",
        examples=("as", "for", *(f"{rule} {word}" for rule in _BEHIND for word in ("as", "for"))),
        exact=True,
        message="whom a scope rule is for stands below the rule",
        label="`{found}` does not belong on this line",
        help="put `{found}: ...` on the next line, indented one step deeper than the rule",
        fixes=_below,
    ),
)
