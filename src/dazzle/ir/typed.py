"""The type of a linked expression: as the linker found it, found again."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial

from dazzle.ir.expression import (
    Aggregate,
    Binary,
    Call,
    Cast,
    Conditional,
    ContextValue,
    Duration,
    Expression,
    FieldPath,
    Given,
    In,
    Literal,
    Unary,
    Via,
)
from dazzle.ir.functions import BY_NAME
from dazzle.ir.operators import COMPARISONS, LOGIC, computed
from dazzle.ir.types import (
    ANY,
    BOOL,
    DATE,
    DECIMAL,
    DURATION,
    INSTANT,
    INT,
    NULL,
    OPEN,
    PERIOD,
    TEXT,
    TIME,
    Kind,
    Type,
    joined,
)

# The type of what a path names; `rows` is the entity whose rows are counted, where it is about those.
Named = Callable[..., Type]

CASTS = {
    "text": TEXT,
    "int": INT,
    "decimal": DECIMAL,
    "float": Type(Kind.FLOAT),
    "bool": BOOL,
    "date": DATE,
    "datetime": INSTANT,
    "time": TIME,
}
# What a constant may stand for beside a value of another kind.
_READ_AS = {
    TEXT: frozenset({Kind.DATE, Kind.INSTANT, Kind.TIME, Kind.ENUM, Kind.KEY}),
    INT: frozenset({Kind.MONEY}),
    DECIMAL: frozenset({Kind.MONEY}),
}


def type_of(expression: Expression, named: Named) -> Type:
    """The type of a value that the linker let through; `named` gives those of fields and of what is given."""
    match expression:
        case Literal(value):
            return constant(value)
        case Duration(_, unit):
            return DURATION if unit in {"min", "h"} else PERIOD
        case FieldPath() | Given():
            return named(expression)
        case ContextValue():
            return ANY
        case Cast(_, _, target):
            return CASTS[target]
        case In() | Via():
            return BOOL
    return _made(expression, named) or ANY


def _made(expression: Call | Unary | Binary | Conditional | Aggregate, named: Named) -> Type | None:
    """The type of what is made of other values."""
    match expression:
        case Call(function, arguments):
            found = BY_NAME[function]
            types = [type_of(each, named) for each in arguments]
            return found.of(read_together(arguments, types) if found.alike else types)
        case Unary("-", operand):
            return type_of(operand, named)
        case Binary(operator, left, right) if operator not in LOGIC | COMPARISONS:
            return computed(operator, type_of(left, named), type_of(right, named))
        case Conditional(cases, otherwise):
            values = (*(value for _, value in cases), otherwise)
            return joined(read_together(values, [type_of(each, named) for each in values]))
        case Aggregate(function, entity, operand):
            return BY_NAME[function].of([INT if operand is None else type_of(operand, partial(named, rows=entity))])
        case Unary() | Binary():
            return BOOL


def constant(value: str | int | Decimal | bool | None) -> Type:
    """The type of a constant that stands alone."""
    match value:
        case None:
            return NULL
        case bool():
            return BOOL
        case str():
            return TEXT
        case int():
            return INT
    return DECIMAL


def read_together(values: Sequence[Expression], types: Sequence[Type]) -> list[Type]:
    """The types of values that stand for each other; a constant is read as what the others are."""
    constants = [is_constant(value) for value in values]
    others = joined(type_ for type_, fixed in zip(types, constants, strict=True) if not fixed)
    return [read_as(type_, others) if fixed else type_ for type_, fixed in zip(types, constants, strict=True)]


def is_constant(expression: Expression) -> bool:
    """Whether what stands beside it decides what it is: a text may be a date there, a number an amount."""
    match expression:
        case Literal(value):
            return not isinstance(value, bool | None)
        case Unary("-", operand):
            return is_constant(operand)
        case Conditional(cases, otherwise):
            return is_constant(otherwise) and all(is_constant(value) for _, value in cases)
        case Call(function, arguments):
            return BY_NAME[function].alike and all(map(is_constant, arguments))
    return False


def read_as(type_: Type, beside: Type | None) -> Type:
    """The type of a constant beside a value: `"2026-01-01"` is a date beside a date."""
    if beside is None or beside.kind in OPEN:
        return type_
    return beside if beside.kind in _READ_AS.get(type_, ()) else type_
