"""`timezone`: the name of a time zone."""

from dataclasses import dataclass
from functools import cache
from typing import ClassVar
from zoneinfo import available_timezones

from dazzle.fieldtypes.base import Column, FieldType, Rejected, SqlType, Widget

LONGEST = 64


@cache
def zones() -> frozenset[str]:
    """The names of the IANA time zone database that is installed."""
    return frozenset(available_timezones())


@dataclass(frozen=True, slots=True)
class Timezone(FieldType):
    """Which zones there are changes several times a year, so the table does not check membership."""

    keyword: ClassVar[str] = "timezone"
    signature: ClassVar[str] = "timezone"
    summary: ClassVar[str] = "the IANA name of a time zone, as Europe/Vienna"
    mistaken_for: ClassVar[tuple[str, ...]] = ("tz", "time_zone", "zone")

    def columns(self, field: str) -> tuple[Column, ...]:
        return (Column(field, SqlType("varchar", (LONGEST,))),)

    def from_json(self, value: object) -> str:
        if not isinstance(value, str):
            raise Rejected("not_a_timezone", "A time zone is expected, as Europe/Vienna.")
        return self.parse_text(value)

    def to_json(self, value: object) -> object:
        return value

    def parse_text(self, text: str) -> str:
        if text not in zones():
            raise Rejected("not_a_timezone", "A time zone is expected, as Europe/Vienna.")
        return text

    def format_text(self, value: object) -> str:
        return str(value)

    def default(self, literal: object) -> tuple[object, ...]:
        return (self.from_json(literal),)

    def widget(self) -> Widget:
        return Widget("text", {"maxlength": str(LONGEST), "placeholder": "Europe/Vienna", "spellcheck": "false"})
