"""`text`: long text."""

from typing import ClassVar

from dazzle.fieldtypes.base import Column, Exemption, FieldType, Rejected, SqlType, Widget

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


def cut(longest: str) -> Exemption:
    """What every VARCHAR takes, by the longest text that fits."""
    return Exemption(
        "blanks at the end of a text that is too long by them",
        "PostgreSQL cuts them when it stores a VARCHAR, as the SQL standard says (documentation 8.3)",
        (f"{longest} ",),
    )


def endless(start: str = "") -> Exemption:
    """What every TEXT without a limit of its own takes, by how such a text begins."""
    return Exemption(
        f"a text of more than {LONGEST} characters",
        "to count the characters of every text that is written costs more than it protects",
        (start.ljust(LONGEST + 1, "x"),),
        "too_long",
    )


class Text(FieldType, frozen=True):
    keyword: ClassVar[str] = "text"
    signature: ClassVar[str] = "text"
    summary: ClassVar[str] = "text of any length up to ten million characters"
    example: ClassVar[str] = "text"
    sample: ClassVar[str] = "Leave it at the gate."
    mistaken_for: ClassVar[tuple[str, ...]] = ("longtext", "richtext", "markdown", "html", "clob")

    def columns(self, field: str) -> tuple[Column, ...]:
        return (Column(field, SqlType("text")),)

    def exemptions(self) -> tuple[Exemption, ...]:
        return (endless(),)

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
