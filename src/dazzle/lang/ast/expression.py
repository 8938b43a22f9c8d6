"""Expressions: one language for invariants, conditions, defaults and guards. `=` and `==` are both `=` here."""

from decimal import Decimal

from msgspec import Struct

from dazzle.lang.ast.node import Name, Node


class Exact(Struct, frozen=True, gc=False, tag=True, tag_field="is", array_like=True):
    """A number with a decimal point, in the digits in which it was written."""

    digits: str

    def __neg__(self) -> "Exact":
        return Exact(self.digits[1:] if self.digits.startswith("-") else f"-{self.digits}")

    def __str__(self) -> str:
        return self.digits


class Literal(Node, frozen=True, kw_only=True):
    """A string, a whole number, a decimal number, true/false, or null (None)."""

    value: str | int | Exact | bool | None

    @property
    def constant(self) -> str | int | Decimal | bool | None:
        """The value, as numbers are reckoned with."""
        return Decimal(self.value.digits) if isinstance(self.value, Exact) else self.value


class Duration(Node, frozen=True, kw_only=True):
    """`7d`, `14 days`; `unit` is one of min, h, d, w, m (months), y."""

    amount: int
    unit: str


class Path(Node, frozen=True, kw_only=True):
    """`status`, `supplier.name`, `self->owner`; `branch` is the `[Kite]` of a poly_ref."""

    parts: tuple[Name, ...]
    branch: Name | None = None


class Call(Node, frozen=True, kw_only=True):
    """`role(clerk)`, `today()`, `days_since(out_at)`, `count(Leg where done)`; `now` written as a word stays a Path."""

    function: Name
    arguments: tuple["Expression", ...]
    where: "Expression | None" = None


class Unary(Node, frozen=True, kw_only=True):
    """`not x`, `-x`."""

    operator: str
    operand: "Expression"


class Binary(Node, frozen=True, kw_only=True):
    """and or = != < <= > >= + - * / %."""

    operator: str
    left: "Expression"
    right: "Expression"


class In(Node, frozen=True, kw_only=True):
    """`x in [a, b]`, `x not in [a, b]`; in `x in Gust`, what is not written as a list is `within`."""

    operand: "Expression"
    options: tuple["Expression", ...] = ()
    within: "Expression | None" = None
    negated: bool


class Listing(Node, frozen=True, kw_only=True):
    """`[a, b]` anywhere but behind `in`."""

    items: tuple["Expression", ...]


class Case(Node, frozen=True, kw_only=True):
    """`if condition: value`, `elif condition: value`."""

    condition: "Expression"
    value: "Expression"


class Conditional(Node, frozen=True, kw_only=True):
    """`if a: x elif b: y else: z`."""

    cases: tuple[Case, ...]
    otherwise: "Expression"


class Cast(Node, frozen=True, kw_only=True):
    """`x::date`, `x::decimal(10, 2)`."""

    operand: "Expression"
    type: Name
    arguments: tuple[Literal, ...] = ()


class Binding(Node, frozen=True, kw_only=True):
    """`member = current_user` inside `via Ban(...)`."""

    left: Path
    operator: str
    right: "Expression"


class Via(Node, frozen=True, kw_only=True):
    """`via Ban(member = current_user, rental = id)`, a scope through a junction entity."""

    entity: Name
    bindings: tuple[Binding, ...]
    negated: bool


Expression = Literal | Duration | Path | Call | Unary | Binary | In | Listing | Conditional | Cast | Via
# `x is null` is Binary("=", x, Literal(None)); `x is not null` is Binary("!=", x, Literal(None)).
