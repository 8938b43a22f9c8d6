"""Comparisons, and what is among a list."""

from collections.abc import Mapping

from dazzle.back.expression.arithmetic import DAYS, integer
from dazzle.back.expression.constants import constant, read_beside
from dazzle.back.expression.functions import collated
from dazzle.back.expression.writing import Writing
from dazzle.ir.expression import Binary, Duration, Expression, FieldPath, In, Literal, walk
from dazzle.ir.operators import ORDER
from dazzle.ir.typed import is_constant, read_as
from dazzle.ir.types import DURATIONS, Kind, Type

NULL = Literal(None)
SIGNS: Mapping[str, str] = {"!=": "<>"}
TEXTUAL = frozenset({Kind.TEXT, Kind.ENUM})


def comparison(writing: Writing, expression: Binary) -> str:
    operator, left, right = expression.operator, expression.left, expression.right
    one, other = _type(writing, left, right), _type(writing, right, left)
    first = _side(writing, left, one, right, other)
    second = _side(writing, right, other, left, one)
    if operator in ORDER and one.kind in TEXTUAL and other.kind in TEXTUAL:
        first = collated(first)
    return f"{first} {SIGNS.get(operator, operator)} {second}"


def _type(writing: Writing, side: Expression, beside: Expression) -> Type:
    """What one side is, which for a constant the other side decides."""
    type_ = writing.type(side)
    if not is_constant(side):
        return type_
    read = read_as(type_, writing.type(beside))
    return read_beside(side.value, read) if isinstance(side, Literal) and isinstance(side.value, str) else read


def _side(writing: Writing, side: Expression, type_: Type, beside: Expression, other: Type) -> str:
    """One side as what compares with the other: an instant as its day in UTC, days as a duration."""
    if type_.kind is Kind.INSTANT and other.kind is Kind.DATE:
        return f"({writing.operand(side)} AT TIME ZONE 'UTC')::date"
    if isinstance(side, Duration) and side.unit in DAYS and other.kind is Kind.DAYS:
        return constant(side.amount * DAYS[side.unit])
    counted = isinstance(beside, Duration) and beside.unit in DAYS
    if type_.kind is Kind.DAYS and other.kind in DURATIONS and not counted:
        return f"make_interval(days => {integer(writing, side)})"
    return writing.operand(side, type_ if is_constant(side) else None)


def among(writing: Writing, expression: In) -> str:
    """A list of constants is one test; what is read from the row is compared one by one, as PostgreSQL would print it.

    Null among the options asks whether there is a value.
    """
    operand, negated = expression.operand, expression.negated
    fixed = [option for option in expression.options if option != NULL and _is_fixed(writing, operand, option)]
    tests = []
    if fixed:
        type_ = writing.type(operand)
        listed = ", ".join(_side(writing, option, _type(writing, option, operand), operand, type_) for option in fixed)
        tests.append(f"{writing.operand(operand)} {'NOT IN' if negated else 'IN'} ({listed})")
    for option in expression.options:
        if option == NULL:
            tests.append(f"{writing.operand(operand)} IS {'NOT ' if negated else ''}NULL")
        elif option not in fixed:
            tests.append(comparison(writing, Binary("!=" if negated else "=", operand, option)))
    return (" AND " if negated else " OR ").join(tests) or constant(negated)


def _is_fixed(writing: Writing, operand: Expression, option: Expression) -> bool:
    """Whether the option is the same for every row, and compares as it stands."""
    days = writing.type(operand).kind is Kind.DAYS and writing.type(option).kind in DURATIONS
    return not days and not any(isinstance(part, FieldPath) for part in walk(option))
