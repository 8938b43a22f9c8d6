"""`datetime`: an instant."""

import datetime as dt
import re
from typing import ClassVar

from dazzle.fieldtypes.base import Check, Column, Exemption, FieldType, Rejected, SqlType, Widget, quote

_INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]([01][0-9]|2[0-3]):[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:?[0-9]{2})?",
    re.ASCII,
)
_FIRST = "'0001-01-01 00:00:00+00'::timestamp with time zone"
_LAST = "'9999-12-31 23:59:59.999999+00'::timestamp with time zone"
_EXPECTED = "A date and a time are expected, as 2026-11-24T14:30Z."


class Datetime(FieldType, frozen=True):
    """Values are aware and in UTC; a text without an offset is taken as UTC."""

    keyword: ClassVar[str] = "datetime"
    signature: ClassVar[str] = "datetime"
    summary: ClassVar[str] = "an instant, to the microsecond, kept in UTC"
    example: ClassVar[str] = "datetime"
    sample: ClassVar[str] = "2026-11-24T14:30:00Z"
    mistaken_for: ClassVar[tuple[str, ...]] = ("timestamp", "timestamptz", "instant")

    def columns(self, field: str) -> tuple[Column, ...]:
        return (Column(field, SqlType("timestamp with time zone")),)

    def checks(self, field: str) -> tuple[Check, ...]:
        name = quote(field)
        return (Check("range", f"{name} >= {_FIRST} AND {name} <= {_LAST}"),)

    def item_checks(self, field: str) -> tuple[Check, ...]:
        name = quote(field)
        return (Check("range", f"{_FIRST} <= ALL ({name}) AND {_LAST} >= ALL ({name})"),)

    def exemptions(self) -> tuple[Exemption, ...]:
        why = "PostgreSQL rounds to the microsecond (documentation 8.5)"
        return (Exemption("a part of a microsecond", why, ("2026-11-24T14:30:00.0000001Z",)),)

    def from_json(self, value: object) -> dt.datetime:
        if not isinstance(value, str):
            raise Rejected("not_a_datetime", _EXPECTED)
        return self.parse_text(value)

    def to_json(self, value: object) -> object:
        return self.format_text(value)

    def parse_text(self, text: str) -> dt.datetime:
        text = text.strip()
        if not _INSTANT.fullmatch(text):
            raise Rejected("not_a_datetime", _EXPECTED)
        try:
            value = dt.datetime.fromisoformat(text)
            return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)
        except (ValueError, OverflowError):
            raise Rejected("not_a_datetime", _EXPECTED) from None

    def format_text(self, value: object) -> str:
        assert isinstance(value, dt.datetime)
        return value.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")

    def from_columns(self, values: tuple[object, ...]) -> dt.datetime | None:
        """In UTC: psycopg gives the session's time zone."""
        (value,) = values
        return value.astimezone(dt.UTC) if isinstance(value, dt.datetime) else None

    def default(self, literal: object) -> tuple[object, ...]:
        return (self.from_json(literal).isoformat(sep=" "),)

    def display(self, value: object) -> str:
        assert isinstance(value, dt.datetime)
        return value.astimezone(dt.UTC).isoformat(sep=" ", timespec="minutes").removesuffix("+00:00")

    def widget(self) -> Widget:
        return Widget("datetime", {"step": "1", "min": "0001-01-01T00:00:00", "max": "9999-12-31T23:59:59"})
