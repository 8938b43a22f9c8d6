"""A filter of a list to SQL, typed by its field."""

from collections.abc import Mapping

from dazzle.back.query.asked import Filter, Operator
from dazzle.back.query.layout import ROW, parameter
from dazzle.fieldtypes.array import Array
from dazzle.fieldtypes.base import FieldType, quote
from dazzle.fieldtypes.embeds import Embeds
from dazzle.fieldtypes.enum import Enum
from dazzle.fieldtypes.money import Money
from dazzle.ir.entity import Field

Condition = tuple[str, tuple[object, ...]]

OPAQUE = frozenset({"jsonb", "bytea"})
UNORDERED = frozenset({"uuid", "boolean"})
TEXTUAL = frozenset({"varchar", "text"})

ANY_TYPE = frozenset({Operator.ISNULL})
EQUALITY = frozenset({Operator.EQ, Operator.NE, Operator.IN, Operator.NOT_IN})
ORDER = frozenset({Operator.GT, Operator.GTE, Operator.LT, Operator.LTE, Operator.BETWEEN})
TEXT = frozenset(
    {
        Operator.CONTAINS,
        Operator.ICONTAINS,
        Operator.STARTSWITH,
        Operator.ISTARTSWITH,
        Operator.ENDSWITH,
        Operator.IENDSWITH,
    }
)
LISTS = frozenset({Operator.IN, Operator.NOT_IN})
NEGATIVE = frozenset({Operator.NE, Operator.NOT_IN})
SIGNS: Mapping[Operator, str] = {Operator.GT: ">", Operator.GTE: ">=", Operator.LT: "<", Operator.LTE: "<="}
PATTERNS: Mapping[Operator, tuple[str, str]] = {
    Operator.CONTAINS: ("LIKE", "%{}%"),
    Operator.ICONTAINS: ("ILIKE", "%{}%"),
    Operator.STARTSWITH: ("LIKE", "{}%"),
    Operator.ISTARTSWITH: ("ILIKE", "{}%"),
    Operator.ENDSWITH: ("LIKE", "%{}"),
    Operator.IENDSWITH: ("ILIKE", "%{}"),
}


def operators(type_: FieldType) -> frozenset[Operator]:
    """What a field of that type can be filtered by; none when it has no columns."""
    columns = [column.type.name for column in type_.columns("")]
    if not columns:
        return frozenset()
    if columns[0] in OPAQUE or isinstance(type_, Embeds):
        return ANY_TYPE
    if isinstance(type_, Array):
        return ANY_TYPE | {Operator.EQ, Operator.NE, Operator.CONTAINS}
    if isinstance(type_, Money):
        return ANY_TYPE | EQUALITY | ORDER
    if len(columns) > 1 or isinstance(type_, Enum) or columns[0] in UNORDERED:
        return ANY_TYPE | EQUALITY
    return ANY_TYPE | EQUALITY | ORDER | (TEXT if columns[0] in TEXTUAL else frozenset())


def condition(field: Field, asked: Filter) -> Condition:
    """`ne` and `not_in` hold for a row without a value too: it has not got that one."""
    if asked.operator in SIGNS:
        return _compared(field, asked.operator, asked.values[0])
    if asked.operator is Operator.CONTAINS and isinstance(field.type, Array):
        return _has_item(field, field.type.item, asked.values[0])
    if asked.operator in PATTERNS:
        return _like(field, asked.operator, str(asked.values[0]))
    if asked.operator is Operator.ISNULL:
        return _is_null(field, wanted=bool(asked.values[0]))
    if asked.operator is Operator.BETWEEN:
        return _between(field, *asked.values)
    equal = _one_of(field, asked.values) if asked.operator in LISTS else _equal(field, asked.values[0])
    return _negated(equal) if asked.operator in NEGATIVE else equal


def escaped(text: str) -> str:
    r"""Text in a LIKE pattern, meaning itself (PostgreSQL documentation 9.7.1)."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _equal(field: Field, value: object) -> Condition:
    columns = field.type.columns(field.name)
    tests = [f"{ROW}.{quote(column.name)} = {parameter(column.type)}" for column in columns]
    return " AND ".join(tests), field.type.to_columns(value)


def _one_of(field: Field, values: tuple[object, ...]) -> Condition:
    columns = field.type.columns(field.name)
    if len(columns) == 1:
        listed = [field.type.to_columns(value)[0] for value in values]
        return f"{ROW}.{quote(columns[0].name)} = ANY({parameter(columns[0].type, array=True)})", (listed,)
    tests = [_equal(field, value) for value in values]
    return " OR ".join(f"({sql})" for sql, _ in tests) or "false", tuple(v for _, values in tests for v in values)


def _compared(field: Field, operator: Operator, value: object) -> Condition:
    """Amounts are compared within their currency only."""
    first, *others = field.type.columns(field.name)
    tests = [f"{ROW}.{quote(first.name)} {SIGNS[operator]} {parameter(first.type)}"]
    tests += [f"{ROW}.{quote(column.name)} = {parameter(column.type)}" for column in others]
    return " AND ".join(tests), field.type.to_columns(value)


def _like(field: Field, operator: Operator, text: str) -> Condition:
    (column,) = field.type.columns(field.name)
    sign, pattern = PATTERNS[operator]
    return f"{ROW}.{quote(column.name)} {sign} %s::text", (pattern.format(escaped(text)),)


def _has_item(field: Field, item: FieldType, value: object) -> Condition:
    (column,) = item.columns(field.name)
    return f"{parameter(column.type)} = ANY ({ROW}.{quote(column.name)})", item.to_columns(value)


def _negated(inner: Condition) -> Condition:
    sql, parameters = inner
    return f"({sql}) IS NOT TRUE", parameters


def _between(field: Field, low: object, high: object) -> Condition:
    first, first_parameters = _compared(field, Operator.GTE, low)
    second, second_parameters = _compared(field, Operator.LTE, high)
    return f"{first} AND {second}", (*first_parameters, *second_parameters)


def _is_null(field: Field, *, wanted: bool) -> Condition:
    columns = [f"{ROW}.{quote(column.name)}" for column in field.type.columns(field.name)]
    if len(columns) == 1:
        return f"{columns[0]} IS {'' if wanted else 'NOT '}NULL", ()
    return f"num_nonnulls({', '.join(columns)}) {'=' if wanted else '>'} 0", ()
