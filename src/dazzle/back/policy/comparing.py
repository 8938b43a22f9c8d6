"""Comparisons with what is known only when somebody asks: of one kind as they are, of any others as texts."""

import datetime as dt
from collections.abc import Callable, Mapping

from dazzle.back.expression.comparison import TEXTUAL, comparison
from dazzle.back.expression.functions import collated
from dazzle.back.expression.writing import Writing
from dazzle.ir.expression import Binary, Cast, ContextValue, Expression, Literal, Unary
from dazzle.ir.operators import LOGIC, ORDER
from dazzle.ir.typed import is_constant, read_as
from dazzle.ir.types import NUMBERS, Kind, Type

FAMILIES = (TEXTUAL, frozenset({*NUMBERS, Kind.DAYS}), frozenset({Kind.DATE, Kind.INSTANT}))
MOMENTS: Mapping[Kind, Callable[[str], object]] = {
    Kind.DATE: dt.date.fromisoformat,
    Kind.INSTANT: dt.datetime.fromisoformat,
    Kind.TIME: dt.time.fromisoformat,
}


def truth(expression: Expression) -> Expression:
    """The condition, in which what somebody is, where it stands alone, is asked for: `current_user.active`."""
    match expression:
        case ContextValue():
            return Binary("=", expression, Literal(value=True))
        case Unary("not", operand):
            return Unary("not", truth(operand))
        case Binary(operator, left, right) if operator in LOGIC:
            return Binary(operator, truth(left), truth(right))
    return expression


def compared(writing: Writing, expression: Binary) -> str:
    """A comparison of which the linker did not know whether its sides are alike. It never fails for what they are."""
    left, right = expression.left, expression.right
    one, other = _type(writing, left, right), _type(writing, right, left)
    if one.kind is Kind.MONEY and other.kind in NUMBERS:
        return comparison(writing, Binary(expression.operator, Cast(left, "money", "decimal"), right))
    if other.kind is Kind.MONEY and one.kind in NUMBERS:
        return comparison(writing, Binary(expression.operator, left, Cast(right, "money", "decimal")))
    if _alike(one, other) and _is_readable(left, one) and _is_readable(right, other):
        return comparison(writing, expression)
    first, second = _as_text(writing, left), _as_text(writing, right)
    operator = "<>" if expression.operator == "!=" else expression.operator
    return f"{collated(first) if operator in ORDER else first} {operator} {second}"


def _type(writing: Writing, side: Expression, beside: Expression) -> Type:
    type_ = writing.type(side)
    return read_as(type_, writing.type(beside)) if is_constant(side) else type_


def _alike(one: Type, other: Type) -> bool:
    return one.kind is other.kind or any({one.kind, other.kind} <= family for family in FAMILIES)


def _is_readable(side: Expression, type_: Type) -> bool:
    """Whether a constant can be what it stands beside."""
    if not isinstance(side, Literal) or not isinstance(side.value, str):
        return True
    if type_.kind is Kind.KEY:
        return False
    if type_.kind not in MOMENTS:
        return True
    try:
        MOMENTS[type_.kind](side.value)
    except ValueError:
        return False
    return True


def _as_text(writing: Writing, side: Expression) -> str:
    return f"({writing.operand(side)})::text"
