"""Constants as SQL, read as what they stand beside."""

from collections.abc import Mapping
from decimal import Decimal

from dazzle.fieldtypes.base import FieldType, Rejected, literal
from dazzle.fieldtypes.datetime import Datetime
from dazzle.fieldtypes.money import Money
from dazzle.ir.types import DATE, Kind, Type

Constant = str | int | Decimal | bool | None

CASTS: Mapping[Kind, str] = {
    Kind.DATE: "::date",
    Kind.TIME: "::time without time zone",
    Kind.KEY: "::uuid",
}


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


def constant_as(value: Constant, type_: Type) -> str:
    """A constant as one of that type: an amount in its minor units, a text as the moment that it says."""
    match value:
        case str() if type_.kind is Kind.INSTANT:
            (moment,) = constants(Datetime(), value)
            return f"{constant(moment)}::timestamp with time zone"
        case str():
            return literal(value) + CASTS.get(type_.kind, "")
        case int() | Decimal() if type_.kind is Kind.MONEY and not isinstance(value, bool):
            return constant(constants(Money(type_.currency or Money().currency), value)[0])
    return constant(value)


def read_beside(value: str, type_: Type) -> Type:
    """What a text stands for beside a value of that type: beside an instant it may be a day."""
    if type_.kind is not Kind.INSTANT:
        return type_
    try:
        Datetime().default(value)
    except Rejected:
        return DATE
    return type_


def constants(type_: FieldType, value: str | int | Decimal | bool) -> tuple[Constant, ...]:
    """`FieldType.default`, whose constants are plain by its contract, as a type that says so."""
    found: list[Constant] = []
    for each in type_.default(value):
        if not isinstance(each, str | int | Decimal | bool | None):
            raise TypeError(f"`{type_.keyword}` gives {each!r} for a default, which is not a plain constant")
        found.append(each)
    return tuple(found)
