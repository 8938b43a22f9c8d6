"""`text`: long text."""

from typing import ClassVar

from dazzle.fieldtypes.base import Column, FieldType, Rejected, SqlType, Widget

LONGEST = 10_485_760  # characters; the largest n of varchar(n), too (PostgreSQL documentation 8.3)


def storable(text: str) -> str:
    """The text, when PostgreSQL can hold it: no NUL, no lone surrogate, not endless. Raises Rejected."""
    if len(text) > LONGEST:
        raise Rejected("too_long", f"At most {LONGEST} characters are possible; these are {len(text)}.")
    if "\0" in text:
        raise Rejected("nul_character", "Text cannot hold the character NUL.")
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            raise Rejected("not_unicode", "Text cannot hold half a character (a lone surrogate).") from None
    return text


class Text(FieldType, frozen=True):
    keyword: ClassVar[str] = "text"
    signature: ClassVar[str] = "text"
    summary: ClassVar[str] = "text of any length up to ten million characters"
    example: ClassVar[str] = "text"
    sample: ClassVar[str] = "Leave it at the gate."
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
        return Widget("textarea", {"rows": "4", "maxlength": str(LONGEST)})
