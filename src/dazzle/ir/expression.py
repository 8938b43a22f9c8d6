"""Expressions after linking: names are resolved, bare enum words are literals.

`str`-valued literals of enums are the enum's value. `row_local` tells whether an expression can become a CHECK: it
reads only columns of its own row and nothing that changes with time, user or other rows.
"""

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct


class Literal(Struct, frozen=True):
    value: str | int | Decimal | bool | None


class Duration(Struct, frozen=True):
    """`unit` is one of min, h, d, w, m (months), y."""

    amount: int
    unit: str


class FieldPath(Struct, frozen=True):
    """A field of this entity, or of another through refs; one part is a column of this row.

    `branch` is the entity that a `poly_ref` in the first part leads to: `subject[Invoice].supplier`.
    """

    parts: tuple[str, ...]
    branch: str | None = None


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
    operand: "Expression"
    options: tuple["Expression", ...]
    negated: bool = False


class Via(Struct, frozen=True):
    """Exists a row of `entity` with these (path, operator, value) bindings."""

    entity: str
    bindings: tuple[tuple[tuple[str, ...], str, "Expression"], ...]
    negated: bool = False


Expression = Literal | Duration | FieldPath | ContextValue | Call | Unary | Binary | In | Via

VARYING = frozenset({"today", "now", "days_until", "days_since", "count", "sum", "avg", "role", "authenticated", "all"})


def row_local(expression: Expression) -> bool:
    """True when the expression reads only its own row's columns and cannot change while the row does not."""
    match expression:
        case Literal() | Duration():
            return True
        case FieldPath(parts):
            return len(parts) == 1
        case ContextValue() | Via():
            return False
        case Call(function, arguments):
            return function not in VARYING and all(row_local(a) for a in arguments)
        case Unary(_, operand):
            return row_local(operand)
        case Binary(_, left, right):
            return row_local(left) and row_local(right)
        case In(operand, options):
            return row_local(operand) and all(row_local(o) for o in options)


def walk(expression: Expression) -> Iterator[Expression]:
    """The expression and all that are inside it, in the order written."""
    yield expression
    inner: tuple[Expression, ...] = ()
    match expression:
        case Call(_, arguments):
            inner = arguments
        case Unary(_, operand):
            inner = (operand,)
        case Binary(_, left, right):
            inner = (left, right)
        case In(operand, options):
            inner = (operand, *options)
        case Via(_, bindings):
            inner = tuple(value for _, _, value in bindings)
    for part in inner:
        yield from walk(part)
