"""What the value of an expression is: types as values."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec import Struct

from dazzle.fieldtypes.base import FieldType
from dazzle.fieldtypes.derived import Derived
from dazzle.fieldtypes.embeds import Embeds
from dazzle.fieldtypes.enum import Enum
from dazzle.fieldtypes.has_one import HasOne
from dazzle.fieldtypes.latest_one import LatestOne
from dazzle.fieldtypes.money import Money
from dazzle.fieldtypes.poly_ref import PolyRef
from dazzle.fieldtypes.ref import Ref
from dazzle.fieldtypes.uuid import Uuid


class Kind(StrEnum):
    """`period` is a duration of whole days; `any` is what is known only when the application runs."""

    TEXT = "text"
    INT = "int"
    DECIMAL = "decimal"
    FLOAT = "float"
    BOOL = "bool"
    DATE = "date"
    INSTANT = "datetime"
    TIME = "time"
    DURATION = "duration"
    PERIOD = "period"
    DAYS = "days"
    MONEY = "money"
    ENUM = "enum"
    KEY = "ref"
    OPAQUE = "opaque"
    LIST = "list"
    NULL = "null"
    ANY = "any"


class Type(Struct, frozen=True):
    """`entity` is set for a key that is one entity's, `currency` for money, `values` for an enum."""

    kind: Kind
    entity: str | None = None
    currency: str | None = None
    values: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """What a message calls a value of the type."""
        if self.kind is Kind.MONEY and self.currency:
            return f"{WORDS[self.kind]} in {self.currency}"
        return f"a key of `{self.entity}`" if self.entity else WORDS[self.kind]


WORDS: Mapping[Kind, str] = {
    Kind.TEXT: "a text",
    Kind.INT: "a number",
    Kind.DECIMAL: "a number",
    Kind.FLOAT: "a number",
    Kind.BOOL: "true or false",
    Kind.DATE: "a date",
    Kind.INSTANT: "an instant",
    Kind.TIME: "a time of day",
    Kind.DURATION: "a duration",
    Kind.PERIOD: "a duration",
    Kind.DAYS: "a number of days",
    Kind.MONEY: "an amount",
    Kind.ENUM: "a value of an enum",
    Kind.KEY: "a key",
    Kind.OPAQUE: "a value that can only be null or not",
    Kind.LIST: "a list",
    Kind.NULL: "null",
    Kind.ANY: "a value",
}

TEXT, INT, DECIMAL, FLOAT, BOOL = map(Type, (Kind.TEXT, Kind.INT, Kind.DECIMAL, Kind.FLOAT, Kind.BOOL))
DATE, INSTANT, TIME, DURATION, PERIOD = map(Type, (Kind.DATE, Kind.INSTANT, Kind.TIME, Kind.DURATION, Kind.PERIOD))
DAYS, KEY, OPAQUE, NULL, ANY = map(Type, (Kind.DAYS, Kind.KEY, Kind.OPAQUE, Kind.NULL, Kind.ANY))

# From the narrowest to the widest: a sum of two is of the wider kind.
NUMBERS = (Kind.INT, Kind.DECIMAL, Kind.FLOAT)
DURATIONS = frozenset({Kind.DURATION, Kind.PERIOD})
# What is known only later fits everywhere, and says nothing about what stands beside it.
OPEN = frozenset({Kind.NULL, Kind.ANY})

_BY_KEYWORD: Mapping[str, Type] = {
    "int": INT,
    "bigint": INT,
    "decimal": DECIMAL,
    "float": FLOAT,
    "bool": BOOL,
    "date": DATE,
    "datetime": INSTANT,
    "time": TIME,
    "uuid": KEY,
    **dict.fromkeys(("json", "bytes", "array", "poly_ref"), OPAQUE),
}


def of_field(type_: FieldType) -> Type:
    """The type of a field's values; those of a reference are the keys of what it refers to.

    A field that stands for many rows, or for several fields, has no value; its type is LIST.
    """
    match type_:
        case Enum(values=values):
            return Type(Kind.ENUM, values=values)
        case Money(currency=currency):
            return Type(Kind.MONEY, currency=currency)
        case Ref(entity=entity, key=None | Uuid()):
            return Type(Kind.KEY, entity=entity)
        case Ref(key=FieldType() as key):
            return of_field(key)
        case HasOne(entity=entity) | LatestOne(entity=entity):
            return Type(Kind.KEY, entity=entity)
        case Derived() | Embeds():
            return Type(Kind.LIST)
    return _BY_KEYWORD.get(type_.keyword, TEXT)


def target(type_: FieldType, branch: str | None = None) -> str | None:
    """The entity that a path through a field of that type goes on in; `branch` is chosen where there are several."""
    match type_:
        case Ref(entity=entity) | HasOne(entity=entity) | LatestOne(entity=entity) | Embeds(entity=entity):
            return entity
        case PolyRef():
            return branch
    return None


def is_number(type_: Type) -> bool:
    return type_.kind in NUMBERS


def wider(left: Kind, right: Kind) -> Kind:
    """The kind of number that holds both."""
    return max(left, right, key=NUMBERS.index)


def joined(types: Iterable[Type]) -> Type | None:
    """The one type of values that stand for each other, as those of the branches of an `if`; None if there is none."""
    found = NULL
    for each in types:
        if found.kind in OPEN or each.kind in OPEN:
            found = each if found.kind in OPEN and each.kind is not Kind.NULL else found
            continue
        both = _join(found, each)
        if both is None:
            return None
        found = both
    return found


def _join(left: Type, right: Type) -> Type | None:
    kinds = {left.kind, right.kind}
    if left == right:
        return left
    if kinds <= {*NUMBERS, Kind.DAYS}:
        return Type(wider(_as_number(left.kind), _as_number(right.kind)))
    if kinds <= DURATIONS:
        return DURATION
    if kinds == {Kind.ENUM}:
        return Type(Kind.ENUM, values=tuple(dict.fromkeys((*left.values, *right.values))))
    if kinds == {Kind.ENUM, Kind.TEXT}:
        return TEXT
    return KEY if kinds == {Kind.KEY} else None


def _as_number(kind: Kind) -> Kind:
    return Kind.INT if kind is Kind.DAYS else kind
