"""`decimal(precision, scale)`: an exact number with a fixed number of decimals."""

import re
from decimal import Decimal as Number
from typing import ClassVar, Self

from dazzle.fieldtypes.base import (
    Arguments,
    BadArguments,
    Check,
    Column,
    Exemption,
    FieldType,
    Rejected,
    SqlType,
    Widget,
    quote,
)

MOST_DIGITS = 1000  # PostgreSQL documentation 8.1.2: the largest declared precision

_DECIMAL = re.compile(r"[+-]?[0-9]+(\.[0-9]*)?|[+-]?\.[0-9]+", re.ASCII)


def in_digits(value: object) -> str:
    """A number of JSON or of the language, written without an exponent; a text as it is. Raises Rejected.

    A float is what its shortest text says, so 0.1 is one tenth.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, (int, float, Number)):
        raise Rejected("not_a_number", "A number is expected, as text or as a JSON number.")
    number = Number(repr(value)) if isinstance(value, float) else Number(value)
    if not number.is_finite():
        raise Rejected("not_a_number", "The number is not finite.")
    if abs(number.adjusted()) > MOST_DIGITS:
        raise Rejected("out_of_range", f"At most {MOST_DIGITS} digits are possible.")
    return format(number, "f")


def exact(text: str, digits: int, decimals: int) -> Number:
    """The number a text says, which has at most that many digits before and after the point. Raises Rejected."""
    text = text.strip()
    if len(text) > MOST_DIGITS * 2 or not _DECIMAL.fullmatch(text):
        raise Rejected("not_a_number", "A number is expected, with a point before the decimals.")
    whole, _, fraction = text.lstrip("+-").partition(".")
    if len(fraction.rstrip("0")) > decimals:
        raise Rejected("too_many_decimals", f"At most {decimals} decimals are possible.")
    if len(whole.lstrip("0")) > digits:
        raise Rejected("out_of_range", f"At most {digits} digits are possible before the point.")
    sign = "-" if text.startswith("-") and (whole.strip("0") or fraction.strip("0")) else ""
    kept = fraction[:decimals].ljust(decimals, "0")
    return Number(f"{sign}{whole or '0'}.{kept}" if decimals else f"{sign}{whole or '0'}")


def step(decimals: int) -> str:
    """The distance between two numbers of so many decimals."""
    return f"0.{'1':0>{decimals}}" if decimals else "1"


class Decimal(FieldType, frozen=True):
    precision: int
    scale: int

    keyword: ClassVar[str] = "decimal"
    signature: ClassVar[str] = "decimal(precision, scale)"
    summary: ClassVar[str] = "an exact number of `precision` digits, `scale` of them after the point"
    example: ClassVar[str] = "decimal(10, 2)"
    sample: ClassVar[str] = "1234.50"
    mistaken_for: ClassVar[tuple[str, ...]] = ("numeric", "dec")

    @classmethod
    def bind(cls, arguments: Arguments) -> Self:
        match [a.value for a in arguments.positional if a.key is a.unit is None]:
            case [int(precision), int(scale)]:
                if not 1 <= precision <= MOST_DIGITS:
                    raise BadArguments(f"a precision is from 1 to {MOST_DIGITS}", "write `decimal(10, 2)`")
                if not 0 <= scale <= precision:
                    raise BadArguments(
                        f"the scale {scale} is not from 0 to the precision {precision}",
                        "the precision counts all digits, those after the point included",
                    )
                return cls(precision, scale)
        raise BadArguments("`decimal` needs its precision and its scale", "write `decimal(10, 2)`")

    def written(self) -> str:
        return f"decimal({self.precision}, {self.scale})"

    def columns(self, field: str) -> tuple[Column, ...]:
        return (Column(field, SqlType("numeric", (self.precision, self.scale))),)

    def checks(self, field: str) -> tuple[Check, ...]:
        return (Check("finite", f"{quote(field)} <> 'NaN'::numeric"),)

    def item_checks(self, field: str) -> tuple[Check, ...]:
        return (Check("finite", f"'NaN'::numeric <> ALL ({quote(field)})"),)

    def exemptions(self) -> tuple[Exemption, ...]:
        why = "PostgreSQL rounds a number to the scale of its column (documentation 8.1.2)"
        return (Exemption("more decimals than the scale", why, (f"0.{'0' * self.scale}1",)),)

    def from_json(self, value: object) -> Number:
        return self.parse_text(in_digits(value))

    def to_json(self, value: object) -> object:
        return format(value, "f")

    def parse_text(self, text: str) -> Number:
        return exact(text, self.precision - self.scale, self.scale)

    def format_text(self, value: object) -> str:
        return format(value, "f")

    def default(self, literal: str | int | Number | bool) -> tuple[object, ...]:
        return (self.from_json(literal),)

    def widget(self) -> Widget:
        most = ("9" * (self.precision - self.scale) or "0") + (f".{'9' * self.scale}" if self.scale else "")
        return Widget("number", {"step": step(self.scale), "min": f"-{most}", "max": most, "inputmode": "decimal"})
