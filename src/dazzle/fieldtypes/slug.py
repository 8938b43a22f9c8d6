"""`slug`: a short name for URLs."""

import re
from dataclasses import dataclass
from typing import ClassVar

from dazzle.fieldtypes.base import Check, Column, FieldType, Rejected, SqlType, Widget, quote

LONGEST = 40
PATTERN = "(?=.{3,40}$)[a-z0-9]+(-[a-z0-9]+)*"
_SLUG = re.compile(r"(?=.{3,40}\Z)[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Slug(FieldType):
    keyword: ClassVar[str] = "slug"
    signature: ClassVar[str] = "slug"
    summary: ClassVar[str] = "3 to 40 small letters and digits, with single hyphens inside"
    mistaken_for: ClassVar[tuple[str, ...]] = ("handle", "permalink")

    def columns(self, field: str) -> tuple[Column, ...]:
        return (Column(field, SqlType("varchar", (LONGEST,))),)

    def checks(self, field: str) -> tuple[Check, ...]:
        return (Check("slug", f"{quote(field)}::text ~ '\\A{PATTERN}\\Z'"),)

    def from_json(self, value: object) -> str:
        if not isinstance(value, str):
            raise Rejected("not_a_slug", "A short name is expected, as north-quay.")
        return self.parse_text(value)

    def to_json(self, value: object) -> object:
        return value

    def parse_text(self, text: str) -> str:
        if not _SLUG.fullmatch(text):
            raise Rejected(
                "not_a_slug", "3 to 40 small letters and digits are expected, with single hyphens inside: north-quay."
            )
        return text

    def format_text(self, value: object) -> str:
        return str(value)

    def default(self, literal: object) -> tuple[object, ...]:
        return (self.from_json(literal),)

    def widget(self) -> Widget:
        return Widget("text", {"maxlength": str(LONGEST), "pattern": "[a-z0-9]+(-[a-z0-9]+)*", "spellcheck": "false"})
