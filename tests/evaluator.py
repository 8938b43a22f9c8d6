"""What an expression about one row is, computed in Python: what PostgreSQL is held to.

A value is None, bool, int, Decimal, float, str, date, datetime (in UTC), time, UUID, Interval or Minor. A constant is
read as what it meets, or as what the whole is that it is a part of.
"""

import calendar
import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from decimal import MAX_EMAX, MIN_EMIN, ROUND_HALF_UP, Context, Decimal
from functools import reduce
from typing import NamedTuple
from uuid import UUID

from dazzle.ir.expression import (
    Binary,
    Call,
    Cast,
    Conditional,
    Duration,
    Expression,
    FieldPath,
    In,
    Literal,
    Unary,
)
from dazzle.ir.typed import type_of
from dazzle.ir.types import Kind, of_field

NULL = Literal(None)
NUMERIC = Context(prec=2000, rounding=ROUND_HALF_UP, Emax=MAX_EMAX, Emin=MIN_EMIN)
DAY = 86_400_000_000  # microseconds
MONTHS = {"m": 1, "y": 12}
MICROSECONDS = {"min": 60_000_000, "h": 3_600_000_000, "d": DAY, "w": 7 * DAY}


EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
SAMPLES = {Kind.DATE: dt.date.min, Kind.INSTANT: EPOCH, Kind.TIME: dt.time.min, Kind.KEY: UUID(int=0)}


class Interval(NamedTuple):
    months: int
    microseconds: int

    @property
    def length(self) -> int:
        """As PostgreSQL compares them: a month has 30 days (documentation 8.5.4)."""
        return self.months * 30 * DAY + self.microseconds


class Minor(NamedTuple):
    """Cents."""

    amount: Decimal


def evaluate(expression: Expression, row: Mapping[str, object], types: Mapping[str, object]) -> object:
    return Evaluation(row, types).of(expression)


class Evaluation:
    def __init__(self, row, types):
        self.row = row
        self.types = types

    def of(self, expression: Expression) -> object:
        match expression:
            case Literal(value):
                return value
            case Duration(amount, unit):
                return Interval(amount * MONTHS.get(unit, 0), amount * MICROSECONDS.get(unit, 0))
            case FieldPath((name,)):
                return self.row[name]
        return self.settled(expression, self.made(expression))

    def made(self, expression: Expression) -> object:
        match expression:
            case Unary(operator, operand):
                value = self.of(operand)
                return None if value is None else not value if operator == "not" else binary("-", zero(value), value)
            case Binary(operator, left, right):
                return self.binary(operator, left, right)
            case In(operand, options, negated):
                return self.among(self.of(operand), options, negated=negated)
            case Call(function, arguments):
                return FUNCTIONS[function](*map(self.of, arguments))
            case Conditional(cases, otherwise):
                return self.of(next((value for condition, value in cases if self.of(condition) is True), otherwise))
            case Cast(operand, source, target):
                return cast(self.of(operand), source, target)
        raise TypeError(expression)

    def binary(self, operator: str, left: Expression, right: Expression) -> object:
        if NULL in (left, right):
            return ((self.of(left) is None) == (self.of(right) is None)) == (operator == "=")
        if operator in {"and", "or"}:
            return logic(operator, self.of(left), self.of(right))
        return binary(operator, self.of(left), self.of(right))

    def settled(self, expression: Expression, value: object) -> object:
        """The value as one of the type that the whole expression is of."""
        kind = type_of(expression, lambda path: of_field(self.types[path.parts[0]])).kind
        match kind:
            case Kind.FLOAT if isinstance(value, int | Decimal):
                return float(value)
            case Kind.DATE if isinstance(value, dt.datetime):
                return value.date()
            case Kind.MONEY if isinstance(value, int | Decimal):
                return Minor(exact(value) * 100)
        return read_as(value, SAMPLES.get(kind))

    def among(self, operand: object, options: Sequence[Expression], *, negated: bool) -> bool | None:
        tests = [operand is None if option == NULL else binary("=", operand, self.of(option)) for option in options]
        found = reduce(lambda one, other: logic("or", one, other), tests, False)
        return found if found is None or not negated else not found


def logic(operator: str, left: object, right: object) -> bool | None:
    decisive = operator == "or"
    if decisive in (left, right):
        return decisive
    return None if None in (left, right) else not decisive


def binary(operator: str, left: object, right: object) -> object:
    if left is None or right is None:
        return None
    left, right = read_as(left, right), read_as(right, left)
    if operator in COMPARISONS:
        return COMPARISONS[operator](*comparable(left, right))
    if operator in {"/", "%"} and 0 in (right, getattr(right, "amount", None)):
        return None
    if isinstance(left, dt.date | dt.time) or isinstance(right, dt.date | dt.time):
        return moment(operator, left, right)
    if isinstance(left, Interval) or isinstance(right, Interval):
        return interval(operator, left, right)
    if isinstance(left, Minor) or isinstance(right, Minor):
        return money(operator, left, right)
    return arithmetic(operator, left, right)


def interval(operator: str, left: object, right: object) -> Interval:
    if not isinstance(right, Interval):
        return Interval(left.months * right, left.microseconds * right)
    if not isinstance(left, Interval):
        return interval(operator, right, left)
    sign = 1 if operator == "+" else -1
    return Interval(left.months + sign * right.months, left.microseconds + sign * right.microseconds)


def money(operator: str, left: object, right: object) -> object:
    amounts = [each.amount if isinstance(each, Minor) else exact(each) for each in (left, right)]
    found = arithmetic(operator, *amounts)
    return found if operator == "/" and isinstance(right, Minor) else Minor(found)


COMPARISONS: Mapping[str, Callable[[object, object], bool]] = {
    "=": lambda left, right: left == right,
    "!=": lambda left, right: left != right,
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
}


def read_as(value: object, other: object) -> object:
    if isinstance(value, str):
        match other:
            case dt.datetime():
                moment = dt.datetime.fromisoformat(value)
                return (
                    moment.replace(tzinfo=moment.tzinfo or dt.UTC) if len(value) > 10 else dt.date.fromisoformat(value)
                )
            case dt.date():
                return dt.date.fromisoformat(value)
            case dt.time():
                return dt.time.fromisoformat(value)
            case UUID():
                return UUID(value)
    return value


def comparable(left: object, right: object) -> tuple[object, object]:
    match left, right:
        case Minor(), Minor():
            return left.amount, right.amount
        case Minor(), _:
            return left.amount, exact(right) * 100
        case _, Minor():
            return exact(left) * 100, right.amount
        case dt.datetime(), dt.datetime():
            return left, right
        case dt.datetime(), dt.date():
            return left.date(), right
        case dt.date(), dt.datetime():
            return left, right.date()
        case Interval(), _:
            return left.length, right.length if isinstance(right, Interval) else right * DAY
        case _, Interval():
            return left * DAY, right.length
    if isinstance(left, float) or isinstance(right, float):
        return float(left), float(right)
    return left, right


def exact(value: Decimal | float) -> Decimal:
    """A float becomes numeric with 15 digits (PostgreSQL documentation 8.1.3)."""
    return Decimal(f"{value:.15g}") if isinstance(value, float) else Decimal(value)


def arithmetic(operator: str, left: Decimal | float, right: Decimal | float) -> object:
    if isinstance(left, float) or isinstance(right, float):
        left, right = float(left), float(right)
        return (
            {"+": left + right, "-": left - right, "*": left * right}.get(operator) if operator != "/" else left / right
        )
    if operator in {"+", "-", "*"} and isinstance(left, int) and isinstance(right, int):
        return {"+": left + right, "-": left - right, "*": left * right}[operator]
    one, other = Decimal(left), Decimal(right)
    match operator:
        case "+":
            return NUMERIC.add(one, other)
        case "-":
            return NUMERIC.subtract(one, other)
        case "*":
            return NUMERIC.multiply(one, other)
        case "%":
            found = NUMERIC.remainder(one, other)
            return int(found) if isinstance(left, int) and isinstance(right, int) else found
    return quotient(one, other)


def quotient(left: Decimal, right: Decimal) -> Decimal:
    """With as many digits as PostgreSQL gives it (numeric.c, select_div_scale): at least 16 that count."""
    (weight, first), (other_weight, other_first) = map(first_digit, (left, right))
    weight -= other_weight + (first <= other_first)
    digits = max(16 - 4 * weight, *(-value.as_tuple().exponent for value in (left, right)), 0)
    found = NUMERIC.divide(left, right)
    return NUMERIC.quantize(found, Decimal(1).scaleb(-digits))


def first_digit(value: Decimal) -> tuple[int, int]:
    """The first digit that is not nought in base 10,000, and the power of the base that it counts."""
    if value == 0:
        return 0, 0
    weight = value.adjusted() // 4
    return weight, int(abs(value).scaleb(-4 * weight))


def moment(operator: str, left: object, right: object) -> object:
    match left, right:
        case dt.datetime(), dt.datetime():
            return Interval(0, microseconds(left - right))
        case dt.datetime(), Interval():
            return later(left, right, operator)
        case dt.date(), dt.date():
            return (left - right).days
        case dt.date(), int():
            return left + dt.timedelta(days=right if operator == "+" else -right)
        case dt.date(), Interval():
            return later(dt.datetime.combine(left, dt.time(), dt.UTC), right, operator)
        case dt.time(), dt.time():
            return Interval(0, of_day(left) - of_day(right))
        case dt.time(), Interval():
            shifted = of_day(left) + (right.microseconds if operator == "+" else -right.microseconds)
            return (EPOCH + dt.timedelta(microseconds=shifted % DAY)).time()
    return moment(operator, right, left)


def later(start: dt.datetime, interval: Interval, operator: str) -> dt.datetime:
    sign = 1 if operator == "+" else -1
    year, month = divmod(start.year * 12 + start.month - 1 + sign * interval.months, 12)
    day = min(start.day, calendar.monthrange(year, month + 1)[1])
    return start.replace(year=year, month=month + 1, day=day) + sign * dt.timedelta(microseconds=interval.microseconds)


def microseconds(difference: dt.timedelta) -> int:
    return difference // dt.timedelta(microseconds=1)


def of_day(time: dt.time) -> int:
    return microseconds(dt.datetime.combine(dt.date.min, time) - dt.datetime.combine(dt.date.min, dt.time()))


def zero(value: object) -> object:
    return Interval(0, 0) if isinstance(value, Interval) else Minor(Decimal(0)) if isinstance(value, Minor) else 0


def rounded(value: object, digits: int = 0) -> object:
    """A half goes away from nought; an amount is rounded in its major unit."""
    if value is None:
        return None
    if isinstance(value, Minor):
        return Minor(rounded(value.amount, digits - 2))
    step = Decimal(1).scaleb(-digits)
    if digits < 0:
        return NUMERIC.quantize(NUMERIC.divide(exact(value), step), Decimal(1)) * step
    return NUMERIC.quantize(exact(value), step)


def extreme(operator: str) -> Callable[..., object]:
    def found(*values: object) -> object:
        given = [value for value in values if value is not None]
        return reduce(lambda one, other: one if binary(operator, one, other) else other, given) if given else None

    return found


def written(value: object) -> str:
    return "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)


def absolute(value: object) -> object:
    if value is None:
        return None
    return Minor(abs(value.amount)) if isinstance(value, Minor) else abs(value)


FUNCTIONS: Mapping[str, Callable[..., object]] = {
    "len": lambda text: None if text is None else len(text),
    "lower": lambda text: None if text is None else text.lower(),
    "upper": lambda text: None if text is None else text.upper(),
    "concat": lambda *values: "".join(map(written, values)),
    "abs": absolute,
    "round": rounded,
    "min": extreme("<="),
    "max": extreme(">="),
    "coalesce": lambda *values: next((value for value in values if value is not None), None),
    "nullif": lambda value, other: None if binary("=", value, other) else value,
}


def cast(value: object, source: str, target: str) -> object:
    if isinstance(value, Minor):
        value = quotient(value.amount, Decimal(100))
    match target:
        case _ if value is None:
            return None
        case "text":
            return str(value).lower() if isinstance(value, bool) else written(value)
        case "int":
            return int(rounded(int(value) if isinstance(value, bool) else value))
        case "decimal":
            return exact(value)
        case "float":
            return float(value)
        case "datetime" if source == "date":
            return dt.datetime.combine(value, dt.time(), dt.UTC)
        case "date":
            value = read_as(value, dt.date.min)
            return value.date() if isinstance(value, dt.datetime) else value
        case "time":
            return value.time() if isinstance(value, dt.datetime) else read_as(value, dt.time.min)
    return value
