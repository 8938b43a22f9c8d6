"""`url`: a web address."""

import re
from dataclasses import dataclass
from typing import ClassVar

from dazzle.fieldtypes.base import Check, Column, FieldType, Rejected, SqlType, Widget, quote
from dazzle.fieldtypes.text import storable

_ADDRESS = re.compile(r"https?://[^\s\x1c-\x1f]+")
_EXPECTED = "A web address is expected, as https://company.example/page."


@dataclass(frozen=True, slots=True)
class Url(FieldType):
    """Only http and https: a page shows the value as a link, and no other scheme is safe to click."""

    keyword: ClassVar[str] = "url"
    signature: ClassVar[str] = "url"
    summary: ClassVar[str] = "a web address, http or https"
    mistaken_for: ClassVar[tuple[str, ...]] = ("link", "uri", "href")

    def columns(self, field: str) -> tuple[Column, ...]:
        return (Column(field, SqlType("text")),)

    def checks(self, field: str) -> tuple[Check, ...]:
        return (Check("url", f"{quote(field)} ~ '\\Ahttps?://[^[:space:]]+\\Z'"),)

    def from_json(self, value: object) -> str:
        if not isinstance(value, str):
            raise Rejected("not_a_url", _EXPECTED)
        return self.parse_text(value)

    def to_json(self, value: object) -> object:
        return value

    def parse_text(self, text: str) -> str:
        if not _ADDRESS.fullmatch(storable(text)):
            raise Rejected("not_a_url", _EXPECTED)
        return text

    def format_text(self, value: object) -> str:
        return str(value)

    def default(self, literal: object) -> tuple[object, ...]:
        return (self.from_json(literal),)

    def widget(self) -> Widget:
        return Widget("url", {"placeholder": "https://"})
