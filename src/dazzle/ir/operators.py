"""What the operators of expressions take, and what they give."""

from collections.abc import Iterator, Mapping
from itertools import product

from dazzle.ir.types import DURATIONS, NUMBERS, OPEN, Kind, Type, wider

LOGIC = frozenset({"and", "or"})
EQUALITY = frozenset({"=", "!="})
ORDER = frozenset({"<", "<=", ">", ">="})
COMPARISONS = EQUALITY | ORDER

# Of these, no value is less than another.
UNORDERED = frozenset({Kind.BOOL, Kind.ENUM, Kind.KEY, Kind.OPAQUE, Kind.LIST})

# Pairs of different kinds that compare.
_COMPARABLE = frozenset(
    frozenset(pair)
    for pair in (
        *product(NUMBERS, (*NUMBERS, Kind.DAYS)),
        *product(DURATIONS, (*DURATIONS, Kind.DAYS)),
        (Kind.DATE, Kind.INSTANT),  # an instant is taken for its day
        (Kind.ENUM, Kind.TEXT),
    )
)


def comparable(left: Type, right: Type) -> bool:
    """Whether it can be asked if the one is the other."""
    if left.kind in OPEN or right.kind in OPEN:
        return True
    if left.kind is not right.kind:
        return frozenset((left.kind, right.kind)) in _COMPARABLE
    return left.kind is not Kind.MONEY or left.currency == right.currency


def computed(operator: str, left: Type, right: Type) -> Type | None:
    """What + - * / % make of two values, None when they make nothing."""
    if Kind.ANY in (left.kind, right.kind):
        return Type(Kind.ANY)
    found = RESULTS.get((operator, left.kind, right.kind))
    if found is Kind.MONEY or {left.kind, right.kind} == {Kind.MONEY}:
        currencies = {each.currency for each in (left, right) if each.kind is Kind.MONEY}
        if len(currencies) > 1 or found is None:
            return None
        return Type(found, currency=currencies.pop() if found is Kind.MONEY else None)
    return None if found is None else Type(found)


def _numbers() -> Iterator[tuple[tuple[str, Kind, Kind], Kind]]:
    """A number of days is a whole number, except that a few days more are a number of days again."""
    for left, right in product((*NUMBERS, Kind.DAYS), repeat=2):
        kinds = [Kind.INT if kind is Kind.DAYS else kind for kind in (left, right)]
        widest = wider(*kinds)
        days = Kind.DAYS in (left, right) and widest is Kind.INT
        for sign in "+-":
            yield (sign, left, right), Kind.DAYS if days else widest
        yield ("*", left, right), widest
        yield ("/", left, right), wider(widest, Kind.DECIMAL)
        if widest is not Kind.FLOAT:
            yield ("%", left, right), widest


def _durations() -> Iterator[tuple[tuple[str, Kind, Kind], Kind]]:
    """Whole days stay whole days when they are added up, or taken several times."""
    durations = sorted(DURATIONS)  # the order is that of the reference
    for left, right in product(durations, repeat=2):
        for sign in "+-":
            yield (sign, left, right), left if left is right else Kind.DURATION
    for kind, number in product(durations, NUMBERS):
        times = kind if number is Kind.INT else Kind.DURATION
        yield ("*", kind, number), times
        yield ("*", number, kind), times
        yield ("/", kind, number), Kind.DURATION


def _moments() -> Iterator[tuple[tuple[str, Kind, Kind], Kind]]:
    """A date some hours later is an instant, counted from the beginning of the day in UTC."""
    later = (
        (Kind.DATE, Kind.PERIOD, Kind.DATE),
        (Kind.DATE, Kind.DAYS, Kind.DATE),
        (Kind.DATE, Kind.DURATION, Kind.INSTANT),
        (Kind.INSTANT, Kind.PERIOD, Kind.INSTANT),
        (Kind.INSTANT, Kind.DURATION, Kind.INSTANT),
        (Kind.TIME, Kind.DURATION, Kind.TIME),
    )
    for moment, duration, result in later:
        yield ("+", moment, duration), result
        yield ("+", duration, moment), result
        yield ("-", moment, duration), result
    yield ("-", Kind.DATE, Kind.DATE), Kind.DAYS
    yield ("-", Kind.INSTANT, Kind.INSTANT), Kind.DURATION
    yield ("-", Kind.TIME, Kind.TIME), Kind.DURATION


def _money() -> Iterator[tuple[tuple[str, Kind, Kind], Kind]]:
    for sign in "+-":
        yield (sign, Kind.MONEY, Kind.MONEY), Kind.MONEY
    yield ("/", Kind.MONEY, Kind.MONEY), Kind.DECIMAL
    for number in NUMBERS:
        yield ("*", Kind.MONEY, number), Kind.MONEY
        yield ("*", number, Kind.MONEY), Kind.MONEY
        yield ("/", Kind.MONEY, number), Kind.MONEY


RESULTS: Mapping[tuple[str, Kind, Kind], Kind] = dict((*_numbers(), *_durations(), *_moments(), *_money()))
