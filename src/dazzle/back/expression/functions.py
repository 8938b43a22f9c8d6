"""Functions and casts as SQL."""

from collections.abc import Callable, Mapping, Sequence

from dazzle.back.expression.writing import Writing
from dazzle.fieldtypes.money import decimals
from dazzle.ir.expression import Cast, Expression, Literal
from dazzle.ir.types import Kind, Type

Write = Callable[[Writing, Sequence[Expression], Type], str]


def _plain(name: str) -> Write:
    """A function of PostgreSQL that does the same; the arguments are alike."""

    def write(writing: Writing, arguments: Sequence[Expression], type_: Type) -> str:
        return f"{name}({', '.join(writing.write(argument, type_) for argument in arguments)})"

    return write


def _sorted(name: str) -> Write:
    """Texts are sorted by their characters alone, whatever language the database was made for."""
    plain = _plain(name)

    def write(writing: Writing, arguments: Sequence[Expression], type_: Type) -> str:
        if type_.kind is not Kind.TEXT:
            return plain(writing, arguments, type_)
        first, *rest = (writing.write(argument, type_) for argument in arguments)
        return f"{name}({', '.join((collated(first), *rest))})"

    return write


def collated(text: str) -> str:
    return f'{text} COLLATE "C"'


def _concat(writing: Writing, arguments: Sequence[Expression], type_: Type) -> str:
    del type_
    return " || ".join(f"coalesce({_text(writing, argument)}, '')" for argument in arguments)


def _text(writing: Writing, argument: Expression) -> str:
    textual = writing.type(argument).kind in {Kind.TEXT, Kind.ENUM, Kind.NULL}
    return writing.write(argument) if textual else f"({writing.write(argument)})::text"


def _abs(writing: Writing, arguments: Sequence[Expression], type_: Type) -> str:
    (argument,) = arguments
    return f"abs({writing.write(argument) if type_.kind is Kind.FLOAT else writing.numeric(argument)})"


def _round(writing: Writing, arguments: Sequence[Expression], type_: Type) -> str:
    """Amounts are kept in minor units, and rounded in major ones."""
    number, *rest = arguments
    digits = rest[0].value if rest and isinstance(rest[0], Literal) else 0
    assert isinstance(digits, int)
    if type_.kind is Kind.MONEY:
        digits -= decimals(type_.currency or "")
    return f"round({writing.numeric(number)}{f', {digits}' if rest or digits else ''})"


def _days(sign: str) -> Write:
    def write(writing: Writing, arguments: Sequence[Expression], type_: Type) -> str:
        del type_
        (moment,) = arguments
        day = f"({writing.write(moment)})"
        if writing.type(moment).kind is Kind.INSTANT:
            day = f"({day} AT TIME ZONE 'UTC')::date"
        return f"({day} - CURRENT_DATE)" if sign == "-" else f"(CURRENT_DATE - {day})"

    return write


FUNCTIONS: Mapping[str, Write] = {
    "today": lambda *_: "CURRENT_DATE",
    "now": lambda *_: "now()",
    "days_until": _days("-"),
    "days_since": _days("+"),
    "len": _plain("char_length"),
    "lower": _plain("lower"),
    "upper": _plain("upper"),
    "concat": _concat,
    "abs": _abs,
    "round": _round,
    "min": _sorted("least"),
    "max": _sorted("greatest"),
    "coalesce": _plain("coalesce"),
    "nullif": _plain("nullif"),
}

NUMBERS = frozenset({"int", "decimal", "float", "days"})
SQL_TYPES: Mapping[str, str] = {
    "text": "text",
    "int": "integer",
    "decimal": "numeric",
    "float": "double precision",
    "bool": "boolean",
    "date": "date",
    "datetime": "timestamp with time zone",
    "time": "time without time zone",
}


def cast(writing: Writing, node: Cast) -> str:
    """Days begin and end in UTC, whatever the session's time zone is; a number becomes a whole one by rounding."""
    operand, source, target = node.operand, node.source, node.target
    match source, target:
        case "date", "datetime":
            return f"(({writing.write(operand)})::timestamp without time zone AT TIME ZONE 'UTC')"
        case "datetime", ("date" | "time"):
            return f"(({writing.write(operand)}) AT TIME ZONE 'UTC')::{SQL_TYPES[target]}"
        case (("text" | "enum"), "text"):
            return writing.write(operand)
        case _, ("date" | "datetime" | "time") if source == target and isinstance(operand, Literal):
            return writing.write(operand, Type(Kind(target)))
    if source in {*NUMBERS, "money"} and target in {"int", "decimal"}:
        number = _major(writing, operand) if source == "money" else writing.numeric(operand)
        if target == "int":
            return f"round({number})"
        digits = f"({','.join(map(str, node.arguments))})" if node.arguments else ""
        return f"({number})::numeric{digits}"
    if source == "money":
        return (
            f"({writing.numeric(operand)} / {10 ** decimals(writing.type(operand).currency or '')})::double precision"
        )
    return f"({writing.write(operand)})::{SQL_TYPES[target]}"


def _major(writing: Writing, amount: Expression) -> str:
    """An amount in major units."""
    return f"{writing.numeric(amount)} / {10 ** decimals(writing.type(amount).currency or '')}"
