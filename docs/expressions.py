# ruff: noqa: INP001  a part of generate.py, which is a script
"""docs/reference/expressions.md: values, words, operators and functions as the tables of the linker have them."""

from collections.abc import Iterable, Iterator

from dazzle.compiler import compile_sources
from dazzle.diagnostics.span import SourceFile
from dazzle.fieldtypes.base import FieldType
from dazzle.ir.expression import SAFE_CASTS
from dazzle.ir.functions import CONTEXT, FUNCTIONS, Function, Place
from dazzle.ir.operators import RESULTS
from dazzle.ir.typed import CASTS
from dazzle.ir.types import NUMBERS, Kind, of_field

HEAD = """\
# Expressions

{made}

One language for all that is computed or asked: invariants, checks and the conditions of indexes, `permit` and `scope`,
guards, filters, conditions of pages, computed fields, figures of a workspace, and defaults.

```
invariant: back_at is null or back_at >= out_at
days_out: computed days_since(out_at)
deposit: decimal(8, 2) = if member.rank = novice: 50 else: 0
scope:
  list: member = current_user or kite.keeper = current_user
    as: pilot
```

`=` and `==` both compare, `is` does too. `and`, `or`, `not`, `in` and `is` may be written in capitals. Brackets group;
what is inside brackets may go on in the next line.
"""
WORDS = """\
## Words

A word is, in this order:

1. a figure that was named earlier in the same block of a workspace;
2. a field of the row, a computed one included; `owner` also finds `owner_id`;
3. a word of the language, as `today` or `current_user`;
4. a value of the enum on the other side, in a list behind `in`, in a branch, or in an argument as well;
5. in `permit`, `scope` and filters, the text itself, where a text stands on the other side.

What means nothing is an error where it stands. Behind a field that refers to another entity, `.` or `->` leads on to
the fields of that entity: `kite.keeper.rank`. A `poly_ref` names the entity that is meant: `subject[Kite].keeper`.
`self` is the row itself, and so is the name of its entity.
"""
NULL = """\
## Null

A field without a value is null. `is null` and `is not null` ask for it, and `null` may be in a list: `wing in [delta,
null]`. Any other comparison with a null is neither true nor false, and so is what is computed with one; an invariant is
only broken when it is false. `coalesce(x, 0)` puts a value in the place of null. What is divided by nought is null.
"""
OTHER = """\
## Branches, lists, casts

`if a: x elif b: y else: z` is the value of the first branch whose condition is true. It may stand wherever a value may,
in brackets where an operator is beside it. All branches are of one kind.

`x in [a, b]` and `x not in [a, b]` ask for one of several values; behind `in` may also stand the name of a shared enum,
or an attribute of the user that is a list.

`x::date` reads a value as one of another kind: {casts}. A number becomes a whole one by rounding, an instant becomes
its day in UTC, `::decimal(10, 2)` keeps two digits behind the point.
"""
CHECKS = """\
## What becomes a CHECK

An invariant that reads only fields of its own row, and always gives the same answer for the same row, is a CHECK in the
database. So it may not speak of `today` and `now`, of the user, of other rows, or of computed fields; and it may not
read a text as a number or a date, which can fail. Days begin in UTC whatever the session's time zone is, texts are
sorted by their characters alone, and sums do not overflow.
"""
ENTITY = """
enum Rank:
  novice
  marshal
entity User:
  id: uuid pk
entity Leg:
  id: uuid pk
  done: bool
  cost: money(EUR)
  trip: ref Trip
entity Trip:
  id: uuid pk
  due_on: date
  ends_at: datetime
  sent_at: datetime
  code: str(8)
  first_name: str(80)
  last_name: str(80)
  nickname: str(80)
  full_name: str(80)
  note: text
  balance: money(EUR)
  price: money(EUR)
  asked: money(EUR)
  offered: money(EUR)
  kite: ref User
"""


def page(made: str, bound: Iterable[FieldType]) -> str:
    """`bound` are the field types, each as its example binds it."""
    check_examples()
    casts = ", ".join(f"`{name}`" for name in CASTS)
    parts = [HEAD.format(made=made), *values(bound), WORDS, *context(), NULL, *operators(), OTHER.format(casts=casts)]
    return "\n".join([*parts, *functions(), CHECKS])


def check_examples() -> None:
    """Every example of a function means what it says, in the place it is for."""
    computed = "".join(
        f"  example_{f.name}: computed {f.example}\n" for f in FUNCTIONS if f.place is not Place.CONDITION
    )
    rules = "".join(f"    list: {f.example}\n" for f in FUNCTIONS if f.place is Place.CONDITION and f.name != "all")
    scope = "  scope:\n    list: all\n      as: *\n"
    compile_sources([SourceFile("examples.dsl", f"{ENTITY}{computed}  permit:\n{rules}{scope}")]).require()


def values(bound: Iterable[FieldType]) -> Iterator[str]:
    keywords: dict[Kind, list[str]] = {}
    for type_ in bound:
        keywords.setdefault(of_field(type_).kind, []).append(f"`{type_.keyword}`")
    yield "## Values\n"
    yield "| kind | of fields | written |"
    yield "|---|---|---|"
    written = {
        Kind.TEXT: '`"a text"`',
        Kind.INT: "`3`",
        Kind.DECIMAL: "`2.5`",
        Kind.BOOL: "`true`, `false`",
        Kind.DATE: '`"2026-11-24"` beside a date; `today`',
        Kind.INSTANT: '`"2026-11-24T14:30Z"` beside an instant; `now`',
        Kind.TIME: '`"14:30"` beside a time',
        Kind.DURATION: "`30min`, `2h`, `30 minutes`, `2 hours`",
        Kind.PERIOD: "`7d`, `2w`, `3m`, `1y`, `7 days`, `2 weeks`, `3 months`, `1 year`",
        Kind.DAYS: "what lies between two dates",
        Kind.MONEY: "`12.50` beside an amount",
        Kind.ENUM: '`novice` or `"novice"` beside a field of the enum',
        Kind.KEY: "`self`, `current_user`",
        Kind.OPAQUE: "can only be null or not",
    }
    for kind, how in written.items():
        yield f"| {kind} | {', '.join(keywords.get(kind, ()))} | {how} |"
    yield ""


def context() -> Iterator[str]:
    yield "Beside the row there is:\n"
    yield from (f"* `{name}`: {what}" for name, what in CONTEXT.items())
    yield ""


def operators() -> Iterator[str]:
    yield "## Operators\n"
    yield "From the loosest to the tightest:\n"
    yield "| operators | what they take |"
    yield "|---|---|"
    yield "| `or` | true or false |"
    yield "| `and` | true or false |"
    yield "| `not` | true or false |"
    yield "| `=` `==` `is` `!=` `is not` | two values of one kind; a date and an instant, which is taken for its day |"
    yield "| `<` `<=` `>` `>=` | the same, where there is an order: not of enums, keys, true and false |"
    yield "| `in` `not in` | a value and a list |"
    yield "| `+` `-` | see below |"
    yield "| `*` `/` `%` | see below |"
    yield "| `-` before a value | a number, an amount, a duration |"
    yield ""
    yield "| | gives |"
    yield "|---|---|"
    yield from (f"| {what} | {result} |" for what, result in sums())
    yield ""


def sums() -> Iterator[tuple[str, str]]:
    """The table of operators, with one line for all kinds of numbers."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for (sign, left, right), result in RESULTS.items():
        if Kind.DAYS in (left, right) and Kind.DATE not in (left, right):
            continue  # days are numbers
        key = named(left), named(right), named(result)
        signs = found.setdefault(key, [])
        if sign not in signs:
            signs.append(sign)
    for (left, right, result), signs in found.items():
        yield f"{left} {' '.join(f'`{sign}`' for sign in signs)} {right}", result


def named(kind: Kind) -> str:
    return "number" if kind in NUMBERS else str(kind)


def functions() -> Iterator[str]:
    yield "## Functions\n"
    yield "| function | gives | | example | in a CHECK |"
    yield "|---|---|---|---|---|"
    yield from map(row, FUNCTIONS)
    yield ""
    places = {place: [f"`{f.name}`" for f in FUNCTIONS if f.place is place] for place in Place}
    yield from (f"* {', '.join(names)}: {place}" for place, names in places.items() if place is not Place.ANYWHERE)
    safe = sorted({f"`{source}` as `{target}`" for source, target in SAFE_CASTS if source != target})
    yield f"\nOf casts, these may stand in a CHECK: {', '.join(safe)}.\n"


def row(function: Function) -> str:
    result = getattr(function.result, "kind", function.result)
    check = "yes" if function.row_local else "no"
    return f"| `{function.signature}` | {result} | {function.summary} | `{function.example}` | {check} |"
