"""Sums, differences, products: nothing in them overflows, fails, or depends on the session's time zone."""

from dazzle.back.expression.constants import constant
from dazzle.back.expression.writing import Writing
from dazzle.ir.expression import Binary, Duration, Expression, Literal
from dazzle.ir.types import DURATIONS, NUMBERS, Kind

COUNTED = frozenset({*NUMBERS, Kind.DAYS, Kind.MONEY})
# Durations that are a number of days.
DAYS = {"d": 1, "w": 7}


def arithmetic(writing: Writing, expression: Binary) -> str:
    operator, left, right = expression.operator, expression.left, expression.right
    kinds = writing.type(left).kind, writing.type(right).kind
    if Kind.DATE in kinds or Kind.INSTANT in kinds:
        return _moment(writing, operator, left, right)
    if operator in {"/", "%"}:
        return f"{_divided(writing, expression)} {operator} {_divisor(writing, right, kinds)}"
    if Kind.FLOAT in kinds and Kind.MONEY in kinds:
        return f"{writing.numeric(left)} {operator} {writing.numeric(right)}"
    if Kind.FLOAT not in kinds and COUNTED.issuperset(kinds):
        return _sum(writing, expression)
    return f"{writing.operand(left)} {operator} {writing.operand(right)}"


def _sum(writing: Writing, expression: Binary) -> str:
    """One numeric among the two makes their sum numeric; days between dates are few enough to stay whole."""
    operator, left, right = expression.operator, expression.left, expression.right
    if writing.is_whole(expression) or not (writing.is_whole(left) and writing.is_whole(right)):
        return f"{writing.operand(left)} {operator} {writing.operand(right)}"
    if isinstance(left, Literal) and not isinstance(right, Literal):
        return f"{writing.operand(left)} {operator} {writing.numeric(right)}"
    return f"{writing.numeric(left)} {operator} {writing.operand(right)}"


def _divided(writing: Writing, expression: Binary) -> str:
    """Whole numbers are divided into fractions."""
    left = expression.left
    whole = expression.operator == "/" and writing.type(left).kind in COUNTED and writing.is_whole(left)
    return writing.numeric(left) if whole else writing.operand(left)


def _divisor(writing: Writing, right: Expression, kinds: tuple[Kind, Kind]) -> str:
    """Divided by nought, it is null. An amount stays exact when it is divided by a float."""
    if isinstance(right, Literal) and right.value != 0:
        return writing.operand(right)
    exact = kinds == (Kind.MONEY, Kind.FLOAT)
    return f"nullif({writing.numeric(right) if exact else writing.write(right)}, 0)"


def _moment(writing: Writing, operator: str, left: Expression, right: Expression) -> str:
    """A date or an instant, and a duration or another of its kind."""
    one, other = writing.type(left).kind, writing.type(right).kind
    if one is other:
        return f"{writing.operand(left)} - {writing.operand(right)}"
    if one in DURATIONS or one is Kind.DAYS:
        left, right, one, other = right, left, other, one
    moment, duration = writing.operand(left), writing.operand(right)
    if not writing.of_row:
        return f"{moment} {operator} {duration}"
    if one is Kind.INSTANT:
        return f"({moment} AT TIME ZONE 'UTC' {operator} {duration}) AT TIME ZONE 'UTC'"
    if other is Kind.DURATION:
        return f"({moment} {operator} {duration}) AT TIME ZONE 'UTC'"
    if other is Kind.DAYS:
        return f"{moment} {operator} {integer(writing, right)}"
    if isinstance(right, Duration) and right.unit in DAYS:
        return f"{moment} {operator} {constant(right.amount * DAYS[right.unit])}"
    return f"({moment} {operator} {duration})::date"


def integer(writing: Writing, days: Expression) -> str:
    """A number of days as PostgreSQL adds it to a date."""
    written = writing.operand(days)
    return written if isinstance(days, Binary) and writing.is_whole(days) else f"{written}::integer"
