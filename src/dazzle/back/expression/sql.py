"""The SQL of an expression: about one row, or about none."""

from collections.abc import Mapping
from decimal import Decimal

from dazzle.back.expression.arithmetic import arithmetic
from dazzle.back.expression.comparison import among, comparison
from dazzle.back.expression.constants import constant, constant_as, constants
from dazzle.back.expression.functions import FUNCTIONS, cast
from dazzle.fieldtypes.base import Column, FieldType, quote
from dazzle.fieldtypes.embeds import Embeds
from dazzle.fieldtypes.money import Money
from dazzle.ir.entity import Entity
from dazzle.ir.expression import (
    Binary,
    Call,
    Cast,
    Conditional,
    Duration,
    Expression,
    FieldPath,
    Given,
    In,
    Literal,
    Unary,
)
from dazzle.ir.operators import COMPARISONS, LOGIC
from dazzle.ir.typed import is_constant, type_of
from dazzle.ir.types import Kind, Type, of_field

INTERVAL_UNITS: Mapping[str, str] = {
    "min": "minutes",
    "h": "hours",
    "d": "days",
    "w": "weeks",
    "m": "months",
    "y": "years",
}
WHOLE = frozenset({Kind.INT, Kind.DAYS, Kind.MONEY})
NULL = Literal(None)


class NotSqlError(ValueError):
    """The expression cannot be said about one row in SQL; the linker does not let such a one come here."""


def default_sql(expression: Expression, type_: FieldType, columns: int) -> tuple[str | None, ...]:
    """A field's default, one SQL text for each of its columns; None for a column that has none."""
    match expression:
        case Literal(None):
            return (None,) * columns
        case Literal(str() | int() | Decimal() as value):
            return tuple(None if each is None else constant(each) for each in constants(type_, value))
        case Unary("-", Literal(int() | Decimal() as value)):
            return tuple(None if each is None else constant(each) for each in constants(type_, -value))
    written = Writer({}, of_row=False).write(expression, of_field(type_))
    if isinstance(type_, Money):
        return (written, constant(type_.currency))
    return (written, *(None,) * (columns - 1))


def row_sql(expression: Expression, entity: Entity) -> str:
    """A condition on one row of the entity, for a CHECK or an index predicate. Raises NotSqlError.

    Text of a varchar column is compared as `column::text`: what PostgreSQL prints of it is then what it prints again.
    Nothing in it depends on a setting of the session: days are those of UTC, texts are sorted by their characters.
    It does not fail where it is not true: whole numbers are added up as numeric, which has no bounds, and what is
    divided by nought is null.
    """
    return Writer({field.name: field.type for field in entity.fields}, of_row=True).write(expression)


class Writer:
    """Implements Writing; `types` are those of the row's fields. A subclass says more than a row does."""

    def __init__(self, types: Mapping[str, FieldType], *, of_row: bool) -> None:
        self.types = types
        self.of_row = of_row

    def type(self, expression: Expression) -> Type:
        return type_of(expression, self.named)

    def named(self, path: FieldPath | Given) -> Type:
        """The type of what a path names."""
        return of_field(self._field(path)[1])

    def _field(self, path: FieldPath | Given) -> tuple[str, FieldType]:
        """The name and the type that make the columns of a path."""
        if isinstance(path, FieldPath) and path.parts[0] in self.types:
            name, type_ = path.parts[0], self.types[path.parts[0]]
            if len(path.parts) == 1:
                return name, type_
            part = type_.part(path.parts[1]) if path.embedded and isinstance(type_, Embeds) else None
            if part is not None:
                return part.within(name), part.type
        raise NotSqlError(f"{path} is not of this row")

    def write(self, expression: Expression, type_: Type | None = None) -> str:
        match expression:
            case Literal(value):
                return constant(value) if type_ is None else constant_as(value, type_)
            case Duration(amount, unit):
                return f"interval '{amount} {INTERVAL_UNITS[unit]}'"
            case FieldPath():
                return self._column(expression, compared=True)
            case Unary("not", operand):
                return f"NOT {self.operand(operand)}"
            case Unary(_, operand):
                bounded = self.is_whole(operand) and not is_constant(operand)
                return f"-{self.numeric(operand) if bounded else self.operand(operand, type_)}"
            case Binary():
                return self.binary(expression)
            case In():
                return self.among(expression)
        return self.made(expression, type_)

    def made(self, expression: Expression, type_: Type | None) -> str:
        match expression:
            case Call(function, arguments) if function in FUNCTIONS:
                return FUNCTIONS[function](self, arguments, type_ or self.type(expression))
            case Conditional(cases, otherwise):
                type_ = type_ or self.type(expression)
                whens = (f"WHEN {self.write(condition)} THEN {self.write(value, type_)}" for condition, value in cases)
                return f"CASE {' '.join(whens)} ELSE {self.write(otherwise, type_)} END"
            case Cast():
                return cast(self, expression)
        raise NotSqlError(f"{type(expression).__name__} is not about one row")

    def operand(self, expression: Expression, type_: Type | None = None) -> str:
        text = self.write(expression, type_)
        negative = isinstance(expression, Literal) and text.startswith("-")
        return f"({text})" if negative or isinstance(expression, Binary | In | Unary | Cast) else text

    def numeric(self, expression: Expression) -> str:
        wide = not self.is_whole(expression) and self.type(expression).kind is not Kind.FLOAT
        return self.operand(expression) if wide else f"{self.operand(expression)}::numeric"

    def is_whole(self, expression: Expression) -> bool:
        match expression:
            case Binary("-", left) if self.type(left).kind is Kind.DATE:
                return self.type(expression).kind is Kind.DAYS
            case Binary("+" | "-", left, right):
                days = self.type(left).kind is self.type(right).kind is Kind.DAYS
                return days and self.is_whole(left) and self.is_whole(right)
            case Binary("%", left, right):
                return self.is_whole(left) and self.is_whole(right)
            case Cast(_, source, target):
                return target == "int" and source in {"bool", "text"}  # other numbers are rounded as numeric
            case Binary() | Unary() | Call("abs" | "round"):
                return False
        return self.type(expression).kind in WHOLE

    def among(self, expression: In) -> str:
        return among(self, expression)

    def binary(self, expression: Binary) -> str:
        operator, left, right = expression.operator, expression.left, expression.right
        if operator in LOGIC:
            return f"{self._joined(operator, left)} {operator.upper()} {self._joined(operator, right)}"
        if operator not in COMPARISONS:
            return arithmetic(self, expression)
        if NULL in (left, right):
            return self._null_test(operator, left if right == NULL else right)
        return comparison(self, expression)

    def _joined(self, operator: str, side: Expression) -> str:
        """One side of AND or OR; a chain of the same operator needs no parentheses."""
        match side:
            case Binary(other) if other == operator or other in COMPARISONS:
                return self.write(side)
            case In(negated=negated) if negated == (operator == "and"):
                return self.write(side)
        return self.operand(side)

    def _null_test(self, operator: str, side: Expression) -> str:
        tested = self._column(side, compared=False) if isinstance(side, FieldPath) else self.operand(side)
        return f"{tested} IS {'NOT ' if operator == '!=' else ''}NULL"

    def _column(self, path: FieldPath, *, compared: bool) -> str:
        sql, column = self.column(path)
        return f"{sql}::text" if compared and column.type.name == "varchar" else sql

    def column(self, path: FieldPath) -> tuple[str, Column]:
        """The first column of what a path names, as SQL, and what it is."""
        name, type_ = self._field(path)
        column = type_.columns(name)[0]
        return quote(column.name), column
