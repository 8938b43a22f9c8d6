"""Whole numbers of a given width, as `int` and `bigint` are."""

import re
from decimal import Decimal
from typing import ClassVar

from dazzle.fieldtypes.base import Column, FieldType, Rejected, SqlType, Widget

_WHOLE = re.compile(r"[+-]?[0-9]{1,20}", re.ASCII)


class WholeNumber(FieldType, frozen=True):
    """What `int` and `bigint` share; `bits` is the width of the column."""

    bits: ClassVar[int]
    sql_name: ClassVar[str]

    def columns(self, field: str) -> tuple[Column, ...]:
        return (Column(field, SqlType(self.sql_name)),)

    def from_json(self, value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise Rejected("not_a_whole_number", "A whole number is expected.")
        limit = 2 ** (self.bits - 1)
        if not -limit <= value < limit:
            raise Rejected("out_of_range", f"The number is from {-limit} to {limit - 1}.")
        return value

    def to_json(self, value: object) -> object:
        return value

    def parse_text(self, text: str) -> int:
        text = text.strip()
        if not _WHOLE.fullmatch(text):
            raise Rejected("not_a_whole_number", "A whole number is expected.")
        return self.from_json(int(text))

    def format_text(self, value: object) -> str:
        return str(value)

    def default(self, literal: str | int | Decimal | bool) -> tuple[object, ...]:
        return (self.from_json(literal),)

    def widget(self) -> Widget:
        limit = 2 ** (self.bits - 1)
        return Widget("number", {"step": "1", "min": str(-limit), "max": str(limit - 1)})
