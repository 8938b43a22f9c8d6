"""`text`: text of any length."""

from dataclasses import dataclass
from typing import ClassVar

from dazzle.fieldtypes.base import Column, FieldType, Rejected, SqlType, Widget


def storable(text: str) -> str:
    """The text, when PostgreSQL can hold it: no NUL, no lone surrogate. Raises Rejected."""
    if "\0" in text:
        raise Rejected("nul_character", "Text cannot hold the character NUL.")
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            raise Rejected("not_unicode", "Text cannot hold half a character (a lone surrogate).") from None
    return text


@dataclass(frozen=True, slots=True)
class Text(FieldType):
    keyword: ClassVar[str] = "text"
    signature: ClassVar[str] = "text"
    summary: ClassVar[str] = "text of any length"
    mistaken_for: ClassVar[tuple[str, ...]] = ("longtext", "richtext", "markdown", "html", "clob")

    def columns(self, field: str) -> tuple[Column, ...]:
        return (Column(field, SqlType("text")),)

    def from_json(self, value: object) -> str:
        if not isinstance(value, str):
            raise Rejected("not_a_string", "Text is expected.")
        return storable(value)

    def to_json(self, value: object) -> object:
        return value

    def parse_text(self, text: str) -> str:
        return storable(text)

    def format_text(self, value: object) -> str:
        return str(value)

    def default(self, literal: object) -> tuple[object, ...]:
        return (self.from_json(literal),)

    def widget(self) -> Widget:
        return Widget("textarea", {"rows": "4"})
