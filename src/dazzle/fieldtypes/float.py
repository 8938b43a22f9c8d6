"""`float`: an approximate number of double precision."""

import math
from decimal import Decimal
from typing import ClassVar

from dazzle.fieldtypes.base import Check, Column, FieldType, Rejected, SqlType, Widget, quote


class Float(FieldType, frozen=True):
    keyword: ClassVar[str] = "float"
    signature: ClassVar[str] = "float"
    summary: ClassVar[str] = "an approximate number of double precision; for money use `money` or `decimal`"
    example: ClassVar[str] = "float"
    sample: ClassVar[str] = "0.25"
    mistaken_for: ClassVar[tuple[str, ...]] = ("double", "real")

    def columns(self, field: str) -> tuple[Column, ...]:
        return (Column(field, SqlType("double precision")),)

    def checks(self, field: str) -> tuple[Check, ...]:
        # NaN is greater than every other number (PostgreSQL documentation 8.1.3), so the upper bound excludes it.
        name = quote(field)
        bounds = f"{name} > '-Infinity'::double precision AND {name} < 'Infinity'::double precision"
        return (Check("finite", bounds),)

    def item_checks(self, field: str) -> tuple[Check, ...]:
        name = quote(field)
        bounds = f"'-Infinity'::double precision < ALL ({name}) AND 'Infinity'::double precision > ALL ({name})"
        return (Check("finite", bounds),)

    def from_json(self, value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
            raise Rejected("not_a_number", "A number is expected.")
        try:
            number = float(value)
        except (OverflowError, ValueError):  # an int beyond a double; a signalling NaN
            number = math.inf
        if not math.isfinite(number):
            raise Rejected("out_of_range", "The number is not finite.")
        return number

    def to_json(self, value: object) -> object:
        return value

    def parse_text(self, text: str) -> float:
        if len(text) > 400 or "_" in text or not text.isascii():
            raise Rejected("not_a_number", "A number is expected.")
        try:
            return self.from_json(float(text))
        except ValueError:
            raise Rejected("not_a_number", "A number is expected.") from None

    def format_text(self, value: object) -> str:
        return repr(value)

    def default(self, literal: str | int | Decimal | bool) -> tuple[object, ...]:
        return (Decimal(repr(self.from_json(literal))),)

    def widget(self) -> Widget:
        return Widget("number", {"step": "any"})
