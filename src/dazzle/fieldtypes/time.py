"""`time`: a time of day, without a zone."""

import datetime as dt
import re
from typing import ClassVar

from dazzle.fieldtypes.base import Check, Column, Exemption, FieldType, Rejected, SqlType, Widget, quote

_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?", re.ASCII)


class Time(FieldType, frozen=True):
    keyword: ClassVar[str] = "time"
    signature: ClassVar[str] = "time"
    summary: ClassVar[str] = "a time of day, to the microsecond"
    example: ClassVar[str] = "time"
    sample: ClassVar[str] = "14:30:00"

    def columns(self, field: str) -> tuple[Column, ...]:
        return (Column(field, SqlType("time")),)

    def checks(self, field: str) -> tuple[Check, ...]:
        # PostgreSQL has a 24:00 of its own; no clock and no Python shows it.
        return (Check("range", f"{quote(field)} < '24:00:00'::time without time zone"),)

    def item_checks(self, field: str) -> tuple[Check, ...]:
        return (Check("range", f"'24:00:00'::time without time zone > ALL ({quote(field)})"),)

    def exemptions(self) -> tuple[Exemption, ...]:
        why = "PostgreSQL rounds to the microsecond (documentation 8.5)"
        return (Exemption("a part of a microsecond", why, ("14:30:00.0000001",)),)

    def from_json(self, value: object) -> dt.time:
        if not isinstance(value, str):
            raise Rejected("not_a_time", "A time is expected, as 14:30.")
        return self.parse_text(value)

    def to_json(self, value: object) -> object:
        return self.format_text(value)

    def parse_text(self, text: str) -> dt.time:
        text = text.strip()
        try:
            if _TIME.fullmatch(text):
                return dt.time.fromisoformat(text)
        except ValueError:
            pass
        raise Rejected("not_a_time", "A time is expected, as 14:30.")

    def format_text(self, value: object) -> str:
        assert isinstance(value, dt.time)
        return value.isoformat()

    def default(self, literal: object) -> tuple[object, ...]:
        return (self.from_json(literal).isoformat(),)

    def widget(self) -> Widget:
        return Widget("time", {"step": "1"})
