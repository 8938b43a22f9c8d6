"""Expressions after linking: names are resolved, bare enum words are literals.

`str`-valued literals of enums are the enum's value. `row_local` tells whether an expression can become a CHECK: it
reads only columns of its own row and nothing that changes with time, user or other rows, and it cannot fail.
"""

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from dazzle.ir.functions import BY_NAME


class Literal(Struct, frozen=True):
    value: str | int | Decimal | bool | None


class Duration(Struct, frozen=True):
    """`unit` is one of min, h, d, w, m (months), y."""

    amount: int
    unit: str


class FieldPath(Struct, frozen=True):
    """A field of this entity, or of another through refs; one part is a column of this row.

    `branch` is the entity that a `poly_ref` in the first part leads to: `subject[Invoice].supplier`. What the last part
    names may be `computed`: it has no column of its own. `embedded` paths have two parts, of which the first embeds the
    second: a column of this row as well.
    """

    parts: tuple[str, ...]
    branch: str | None = None
    computed: bool = False
    embedded: bool = False


class Given(Struct, frozen=True):
    """A value that is there beside the row: a figure that was named earlier in the same block."""

    name: str


class ContextValue(Struct, frozen=True):
    """`current_user`, `current_tenant`, with an attribute (`current_user.email`) or none."""

    name: str
    attribute: str | None = None


class Call(Struct, frozen=True):
    """`today`, `now`, `len`, `abs`, `role`, `authenticated`, `all` ...; `role("clerk")` has a Literal argument."""

    function: str
    arguments: tuple["Expression", ...] = ()


class Unary(Struct, frozen=True):
    """not, -."""

    operator: str
    operand: "Expression"


class Binary(Struct, frozen=True):
    """and or = != < <= > >= + - * / %; `= null` and `!= null` mean IS [NOT] NULL."""

    operator: str
    left: "Expression"
    right: "Expression"


class In(Struct, frozen=True):
    """A null among the options stands for no value; a context value that is a list stands for what is in it."""

    operand: "Expression"
    options: tuple["Expression", ...]
    negated: bool = False


class Conditional(Struct, frozen=True):
    """`if a: x elif b: y else: z`: the value of the first of the (condition, value) whose condition is true."""

    cases: tuple[tuple["Expression", "Expression"], ...]
    otherwise: "Expression"


class Cast(Struct, frozen=True):
    """`x::date`: a value as one of another kind, `source` and `target` as in `ir.types`.

    `arguments` are the digits of a decimal, and how many of them stand behind the point.
    """

    operand: "Expression"
    source: str
    target: str
    arguments: tuple[int, ...] = ()


class Aggregate(Struct, frozen=True):
    """`sum(Leg.cost where done)`: what the rows of `entity` give together, of which `operand` and `where` speak.

    In a computed field these are the rows that refer to the field's own row. Only `count` needs no operand.
    """

    function: str
    entity: str
    operand: "Expression | None" = None
    where: "Expression | None" = None


class Via(Struct, frozen=True):
    """Exists a row of `entity` with these (path, operator, value) bindings."""

    entity: str
    bindings: tuple[tuple[tuple[str, ...], str, "Expression"], ...]
    negated: bool = False


Expression = (
    Literal
    | Duration
    | FieldPath
    | Given
    | ContextValue
    | Call
    | Unary
    | Binary
    | In
    | Conditional
    | Cast
    | Aggregate
    | Via
)

LEAVES = frozenset({Literal, Duration, FieldPath, Given, ContextValue})

# Casts that every value survives, and whose result depends on no setting of a session.
SAFE_CASTS = frozenset(
    {
        *((number, kind) for number in ("int", "decimal", "float", "days") for kind in ("int", "decimal", "float")),
        *(("bool", kind) for kind in ("int", "bool", "text")),
        *((number, "text") for number in ("int", "decimal", "days")),
        *(("money", kind) for kind in ("decimal", "int", "float")),
        *((kind, "text") for kind in ("text", "enum", "ref")),
        *(("date", kind) for kind in ("date", "datetime")),
        *(("datetime", kind) for kind in ("date", "datetime", "time")),
        ("time", "time"),
    }
)


def row_local(expression: Expression) -> bool:
    """True when the expression reads only its own row's columns and cannot change while the row does not."""
    return all(_is_row_local(part) for part in walk(expression))


def _is_row_local(part: Expression) -> bool:
    match part:
        case FieldPath(parts, _, computed, embedded):
            return (len(parts) == 1 or embedded) and not computed
        case Call(function):
            return BY_NAME[function].row_local
        case Cast(_, source, target):
            return (source, target) in SAFE_CASTS
        case Given() | ContextValue() | Aggregate() | Via():
            return False
    return True


def stands_alone(expression: Expression) -> bool:
    """True when it reads no row and nobody's context, so that it can be the default of a column."""
    return not any(
        isinstance(part, FieldPath | Given | ContextValue | Aggregate | Via)
        or (isinstance(part, Call) and not BY_NAME[part.function].row_local and BY_NAME[part.function].steady)
        for part in walk(expression)
    )


def walk(expression: Expression) -> Iterator[Expression]:
    """The expression and all that are inside it, in the order written."""
    waiting = [expression]
    while waiting:
        part = waiting.pop()
        yield part
        if type(part) not in LEAVES:
            waiting.extend(reversed(inside(part)))


def inside(expression: Expression) -> tuple[Expression, ...]:
    """The expressions that it is made of."""
    match expression:
        case Call(_, arguments):
            return arguments
        case Unary(_, operand) | Cast(operand):
            return (operand,)
        case Binary(_, left, right):
            return (left, right)
        case In(operand, options):
            return (operand, *options)
        case Conditional(cases, otherwise):
            return (*(part for case in cases for part in case), otherwise)
        case Aggregate(_, _, operand, where):
            return tuple(part for part in (operand, where) if part is not None)
        case Via(_, bindings):
            return tuple(value for _, _, value in bindings)
    return ()
