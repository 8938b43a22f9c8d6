"""Expressions: one language for invariants, conditions, defaults and guards. `=` and `==` are both `=` here."""

from dataclasses import dataclass
from decimal import Decimal

from dazzle.lang.ast.node import Name, Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Literal(Node):
    """A string, a whole number, a decimal number, true/false, or null (None)."""

    value: str | int | Decimal | bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration(Node):
    """`7d`, `14 days`; `unit` is one of min, h, d, w, m (months), y."""

    amount: int
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Path(Node):
    """`status`, `supplier.name`, `self->owner`; `branch` is the `[Kite]` of a poly_ref."""

    parts: tuple[Name, ...]
    branch: Name | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Node):
    """`role(clerk)`, `today()`, `days_since(out_at)`, `now` written as a word stays a Path."""

    function: Name
    arguments: tuple["Expression", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unary(Node):
    """`not x`, `-x`."""

    operator: str
    operand: "Expression"


@dataclass(frozen=True, slots=True, kw_only=True)
class Binary(Node):
    """and or = != < <= > >= + - * / %."""

    operator: str
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True, kw_only=True)
class In(Node):
    """`x in [a, b]`, `x not in [a, b]`."""

    operand: "Expression"
    options: tuple["Expression", ...]
    negated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding(Node):
    """`member = current_user` inside `via Ban(...)`."""

    left: Path
    operator: str
    right: "Expression"


@dataclass(frozen=True, slots=True, kw_only=True)
class Via(Node):
    """`via Ban(member = current_user, rental = id)`, a scope through a junction entity."""

    entity: Name
    bindings: tuple[Binding, ...]
    negated: bool


Expression = Literal | Duration | Path | Call | Unary | Binary | In | Via
# `x is null` is Binary("=", x, Literal(None)); `x is not null` is Binary("!=", x, Literal(None)).
