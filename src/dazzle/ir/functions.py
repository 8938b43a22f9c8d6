"""The functions of expressions; this table is the whole registry."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from dazzle.ir.types import BOOL, DATE, DAYS, DECIMAL, FLOAT, INSTANT, INT, NUMBERS, TEXT, Kind, Type, joined

ANYTHING = frozenset(Kind) - {Kind.LIST}
NUMERIC = frozenset({*NUMBERS, Kind.DAYS, Kind.MONEY})
TEXTUAL = frozenset({Kind.TEXT, Kind.ENUM})
MOMENTS = frozenset({Kind.DATE, Kind.INSTANT})
SORTABLE = frozenset({*NUMERIC, Kind.TEXT, Kind.DATE, Kind.INSTANT, Kind.TIME, Kind.DURATION, Kind.PERIOD})


class Result(StrEnum):
    """A result that depends on the arguments."""

    FIRST = "the type of the first"
    JOINED = "the type of all"
    ROUNDED = "a whole number, or an amount"
    MEAN = "a number, or an amount"


class Place(StrEnum):
    """Where a function can be asked."""

    ANYWHERE = "anywhere"
    CONDITION = "in conditions"
    AGGREGATE = "where rows are counted: in computed fields and in figures of a workspace"


class Parameter(Struct, frozen=True):
    """`kinds` are those that the argument may be of. The last parameter may stand for `many`, or be `optional`."""

    name: str
    kinds: frozenset[Kind] = ANYTHING
    many: bool = False
    optional: bool = False

    def __str__(self) -> str:
        return f"{self.name}, ..." if self.many else f"[{self.name}]" if self.optional else self.name


class Function(Struct, frozen=True):
    """`steady`: of the same arguments it makes the same, at all times. `row_local`: it may stand in a CHECK.

    The arguments of one that wants them `alike` stand for each other, as the branches of an `if` do. A `word` needs no
    brackets. Of an `aggregate`, the argument is of other rows.
    """

    name: str
    parameters: tuple[Parameter, ...]
    result: Type | Result
    summary: str
    example: str
    steady: bool = True
    row_local: bool = True
    alike: bool = False
    aggregate: bool = False
    word: bool = False
    place: Place = Place.ANYWHERE

    @property
    def signature(self) -> str:
        return self.name if self.word else f"{self.name}({', '.join(map(str, self.parameters))})"

    def takes(self, count: int) -> bool:
        """Whether it takes that many arguments."""
        least = sum(not parameter.optional for parameter in self.parameters)
        many = any(parameter.many for parameter in self.parameters)
        return least <= count and (many or count <= len(self.parameters))

    def parameter(self, index: int) -> Parameter:
        return self.parameters[min(index, len(self.parameters) - 1)]

    def of(self, arguments: Sequence[Type]) -> Type | None:
        """The type of what it makes of arguments of these types; None if they do not go together."""
        match self.result:
            case Type():
                return self.result
            case Result.JOINED:
                return joined(arguments)
            case Result.FIRST:
                return arguments[0] if arguments else None
        (kind, *_) = (argument.kind for argument in arguments)
        if kind in {Kind.MONEY, Kind.ANY}:
            return arguments[0]
        if self.result is Result.ROUNDED and len(arguments) == 1:
            return INT
        return FLOAT if kind is Kind.FLOAT and self.result is Result.MEAN else DECIMAL


_TEXT = Parameter("text", TEXTUAL)
_MOMENT = Parameter("moment", MOMENTS)
_ROWS = Parameter("rows", NUMERIC | {Kind.DURATION, Kind.PERIOD})

FUNCTIONS: tuple[Function, ...] = (
    Function("today", (), DATE, "the current day", "due_on < today", steady=False, row_local=False, word=True),
    Function("now", (), INSTANT, "the current instant", "ends_at > now + 2h", steady=False, row_local=False, word=True),
    Function(
        "days_until",
        (_MOMENT,),
        DAYS,
        "how many days from today to a day; negative when it is past",
        "days_until(due_on) < 7",
        steady=False,
        row_local=False,
    ),
    Function(
        "days_since",
        (_MOMENT,),
        DAYS,
        "how many days from a day to today; negative when it is to come",
        "days_since(sent_at) > 30 days",
        steady=False,
        row_local=False,
    ),
    Function("len", (_TEXT,), INT, "how many characters a text has", "len(code) = 8"),
    Function("lower", (_TEXT,), TEXT, "a text in small letters", "lower(code) = code"),
    Function("upper", (_TEXT,), TEXT, "a text in capital letters", "upper(code) = code"),
    Function(
        "concat",
        (Parameter("value", TEXTUAL | {Kind.INT, Kind.DECIMAL, Kind.DAYS}, many=True),),
        TEXT,
        "one text of several; null is left out",
        'concat(first_name, " ", last_name)',
    ),
    Function("abs", (Parameter("number", NUMERIC),), Result.FIRST, "a number without its sign", "abs(balance) < 100"),
    Function(
        "round",
        (Parameter("number", NUMERIC), Parameter("digits", frozenset({Kind.INT}), optional=True)),
        Result.ROUNDED,
        "the nearest whole number, or with so many digits behind the point; a half goes away from nought",
        "round(price * 1.2, 2)",
    ),
    Function(
        "min",
        (Parameter("value", SORTABLE, many=True),),
        Result.JOINED,
        "the least of several values; null is left out. Of one argument that is of other rows: of all of them",
        "min(asked, offered)",
        alike=True,
        aggregate=True,
    ),
    Function(
        "max",
        (Parameter("value", SORTABLE, many=True),),
        Result.JOINED,
        "the greatest of several values; null is left out. Of one argument that is of other rows: of all of them",
        "max(asked, offered)",
        alike=True,
        aggregate=True,
    ),
    Function(
        "coalesce",
        (Parameter("value", many=True),),
        Result.JOINED,
        "the first of several values that is not null",
        "coalesce(nickname, full_name)",
        alike=True,
    ),
    Function(
        "nullif",
        (Parameter("value"), Parameter("other")),
        Result.FIRST,
        "the value, or null where it is the other",
        'nullif(note, "")',
        alike=True,
    ),
    Function(
        "count",
        (_ROWS,),
        INT,
        "how many rows there are",
        "count(Leg where done)",
        row_local=False,
        aggregate=True,
        place=Place.AGGREGATE,
    ),
    Function(
        "sum",
        (_ROWS,),
        Result.FIRST,
        "what the values of all rows add up to",
        "sum(Leg.cost * 2)",
        row_local=False,
        aggregate=True,
        place=Place.AGGREGATE,
    ),
    Function(
        "avg",
        (_ROWS,),
        Result.MEAN,
        "the mean of the values of all rows",
        "avg(Leg.cost where done)",
        row_local=False,
        aggregate=True,
        place=Place.AGGREGATE,
    ),
    Function(
        "role",
        (Parameter("name", many=True),),
        BOOL,
        "whether the user has one of these roles",
        "role(clerk)",
        row_local=False,
        place=Place.CONDITION,
    ),
    Function(
        "has_grant",
        (Parameter("relation"), Parameter("row")),
        BOOL,
        "whether the user was granted a relation to a row",
        'has_grant("keeper", kite)',
        row_local=False,
        place=Place.CONDITION,
    ),
    Function(
        "authenticated",
        (),
        BOOL,
        "everyone who is signed in",
        "authenticated",
        row_local=False,
        word=True,
        place=Place.CONDITION,
    ),
    Function(
        "anonymous",
        (),
        BOOL,
        "everyone, signed in or not",
        "anonymous",
        row_local=False,
        word=True,
        place=Place.CONDITION,
    ),
    Function("all", (), BOOL, "every row", "all", row_local=False, word=True, place=Place.CONDITION),
)

BY_NAME: Mapping[str, Function] = {function.name: function for function in FUNCTIONS}
# Their arguments are names of roles and grants, not values.
NAMING = frozenset({"role", "has_grant"})
# Values that the application has while it runs, beside the row.
CONTEXT: Mapping[str, str] = {
    "current_user": "who asks; an attribute may follow: `current_user.email`",
    "current_tenant": "the tenant that is asked for; an attribute may follow",
    "current_context": "what is chosen in the page's selector",
    "current_bucket": "the part of time that a figure is drawn for",
}
