"""Expressions of the IR to SQL text: CHECKs, index predicates, defaults."""

from collections.abc import Mapping
from decimal import Decimal

from dazzle.fieldtypes.base import FieldType, literal, quote
from dazzle.ir.entity import Entity
from dazzle.ir.expression import (
    Binary,
    Call,
    Duration,
    Expression,
    FieldPath,
    In,
    Literal,
    Unary,
)

Constant = str | int | Decimal | bool | None

INTERVAL_UNITS: Mapping[str, str] = {
    "min": "minutes",
    "h": "hours",
    "d": "days",
    "w": "weeks",
    "m": "months",
    "y": "years",
}
DAYS: Mapping[str, int] = {"d": 1, "w": 7}
FUNCTIONS: Mapping[str, str] = {
    "abs": "abs",
    "coalesce": "coalesce",
    "len": "char_length",
    "lower": "lower",
    "max": "greatest",
    "min": "least",
    "round": "round",
    "upper": "upper",
}
VALUES: Mapping[str, str] = {"now": "now()", "today": "CURRENT_DATE"}
OPERATORS: Mapping[str, str] = {"!=": "<>", "==": "=", "and": "AND", "or": "OR"}
COMPARISONS = frozenset({"=", "==", "!=", "<", "<=", ">", ">="})


class NotSqlError(ValueError):
    """The expression cannot be said about one row in SQL; the linker does not let such a one come here."""


def constant(value: Constant) -> str:
    """A plain constant as SQL."""
    match value:
        case None:
            return "NULL"
        case bool():
            return "true" if value else "false"
        case str():
            return literal(value)
        case _:
            return str(value)


def default_sql(expression: Expression, type_: FieldType, columns: int) -> tuple[str | None, ...]:
    """A field's default, one SQL text for each of its columns; None for a column that has none."""
    match expression:
        case Literal(None):
            return (None,) * columns
        case Literal(str() | int() | Decimal() as value):
            return tuple(None if each is None else constant(each) for each in _constants(type_, value))
        case Unary("-", Literal(int() | Decimal() as value)):
            return tuple(None if each is None else constant(each) for each in _constants(type_, -value))
        case _:
            return (_Writer({}).write(expression), *(None,) * (columns - 1))


def row_sql(expression: Expression, entity: Entity) -> str:
    """A condition on one row of the entity, for a CHECK or an index predicate. Raises NotSqlError.

    Text of a varchar column is compared as `column::text`: what PostgreSQL prints of it is then what it prints again.
    """
    return _Writer({field.name: field.type for field in entity.fields}).write(expression)


def _constants(type_: FieldType, value: str | int | Decimal | bool) -> tuple[Constant, ...]:
    """`FieldType.default`, whose constants are plain by its contract, as a type that says so."""
    constants: list[Constant] = []
    for each in type_.default(value):
        if not isinstance(each, str | int | Decimal | bool | None):
            raise TypeError(f"`{type_.keyword}` gives {each!r} for a default, which is not a plain constant")
        constants.append(each)
    return tuple(constants)


class _Writer:
    def __init__(self, types: Mapping[str, FieldType]) -> None:
        self.types = types

    def write(self, expression: Expression) -> str:
        match expression:
            case Literal(value):
                return constant(value)
            case Duration(amount, unit):
                return f"interval '{amount} {INTERVAL_UNITS[unit]}'"
            case FieldPath():
                return self._column(expression, compared=True)
            case Call(function, arguments):
                return self._call(function, arguments)
            case Unary("not", operand):
                return f"NOT {self._operand(operand)}"
            case Unary(operator, operand):
                return f"{operator}{self._operand(operand)}"
            case Binary(operator, left, Literal(None)) if operator in COMPARISONS:
                return self._null_test(operator, left)
            case Binary(operator, left, right):
                return self._binary(operator, left, right)
            case In(operand, options, negated):
                listed = ", ".join(self._beside(operand, option) for option in options)
                return f"{self._operand(operand)} {'NOT IN' if negated else 'IN'} ({listed})"
            case _:
                raise NotSqlError(f"{type(expression).__name__} is not about one row")

    def _operand(self, expression: Expression) -> str:
        text = self.write(expression)
        return f"({text})" if isinstance(expression, Binary | In | Unary) else text

    def _binary(self, operator: str, left: Expression, right: Expression) -> str:
        sign = OPERATORS.get(operator, operator)
        if operator in COMPARISONS:
            return f"{self._beside(right, left)} {sign} {self._beside(left, right)}"
        if operator in {"and", "or"}:
            return f"{self._joined(operator, left)} {sign} {self._joined(operator, right)}"
        return f"{self._operand(left)} {sign} {self._operand(right)}"

    def _joined(self, operator: str, side: Expression) -> str:
        """One side of AND or OR; a chain of the same operator needs no parentheses."""
        same = isinstance(side, Binary) and side.operator == operator
        comparison = isinstance(side, Binary) and side.operator in COMPARISONS
        return self.write(side) if same or comparison else self._operand(side)

    def _beside(self, other: Expression, side: Expression) -> str:
        """One side of a comparison with `other`, whose type says how a constant is written."""
        match side, other:
            case Literal(str() | int() | Decimal() as value), FieldPath((name,)) if self._is_split(name):
                return constant(_constants(self.types[name], value)[0])
            case Duration(amount, unit), _ if unit in DAYS and self._is_day_count(other):
                return str(amount * DAYS[unit])
        return self._operand(side)

    def _null_test(self, operator: str, side: Expression) -> str:
        tested = self._column(side, compared=False) if isinstance(side, FieldPath) else self._operand(side)
        return f"{tested} IS {'NOT ' if operator == '!=' else ''}NULL"

    def _call(self, function: str, arguments: tuple[Expression, ...]) -> str:
        if function in VALUES and not arguments:
            return VALUES[function]
        if function == "concat":
            return " || ".join(f"coalesce({self.write(argument)}, '')" for argument in arguments)
        if function not in FUNCTIONS:
            raise NotSqlError(f"`{function}` is not about one row")
        return f"{FUNCTIONS[function]}({', '.join(self.write(argument) for argument in arguments)})"

    def _column(self, path: FieldPath, *, compared: bool) -> str:
        if len(path.parts) != 1:
            raise NotSqlError(f"`{'.'.join(path.parts)}` is of another row")
        (name,) = path.parts
        column = self.types[name].columns(name)[0]
        cast = "::text" if compared and column.type.name == "varchar" else ""
        return quote(column.name) + cast

    def _is_split(self, name: str) -> bool:
        return name in self.types and len(self.types[name].columns(name)) > 1

    def _is_day_count(self, expression: Expression) -> bool:
        """Date minus date is a number of days in PostgreSQL (documentation 9.9), not an interval."""
        match expression:
            case Binary("-", FieldPath((left,)), FieldPath((right,))):
                return all(self.types[name].keyword == "date" for name in (left, right))
        return False
