"""`date`: a day of the calendar."""

import datetime as dt
import re
from typing import ClassVar

from dazzle.fieldtypes.base import Check, Column, FieldType, Rejected, SqlType, Widget, quote

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


class Date(FieldType, frozen=True):
    keyword: ClassVar[str] = "date"
    signature: ClassVar[str] = "date"
    summary: ClassVar[str] = "a day, from year 1 to 9999"
    example: ClassVar[str] = "date"
    sample: ClassVar[str] = "2026-11-24"
    mistaken_for: ClassVar[tuple[str, ...]] = ("day",)

    def columns(self, field: str) -> tuple[Column, ...]:
        return (Column(field, SqlType("date")),)

    def checks(self, field: str) -> tuple[Check, ...]:
        name = quote(field)
        return (Check("range", f"{name} >= '0001-01-01'::date AND {name} <= '9999-12-31'::date"),)

    def item_checks(self, field: str) -> tuple[Check, ...]:
        name = quote(field)
        return (Check("range", f"'0001-01-01'::date <= ALL ({name}) AND '9999-12-31'::date >= ALL ({name})"),)

    def from_json(self, value: object) -> dt.date:
        if not isinstance(value, str):
            raise Rejected("not_a_date", "A date is expected, as 2026-11-24.")
        return self.parse_text(value)

    def to_json(self, value: object) -> object:
        return self.format_text(value)

    def parse_text(self, text: str) -> dt.date:
        text = text.strip()
        try:
            if _DAY.fullmatch(text):
                return dt.date.fromisoformat(text)
        except ValueError:
            pass
        raise Rejected("not_a_date", "A date is expected, as 2026-11-24.")

    def format_text(self, value: object) -> str:
        assert isinstance(value, dt.date)
        return value.isoformat()

    def default(self, literal: object) -> tuple[object, ...]:
        return (self.from_json(literal).isoformat(),)

    def widget(self) -> Widget:
        return Widget("date", {"min": "0001-01-01", "max": "9999-12-31"})
