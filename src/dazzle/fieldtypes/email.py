"""`email`: an e-mail address."""

import re
from dataclasses import dataclass
from typing import ClassVar

from dazzle.fieldtypes.base import Check, Column, FieldType, Rejected, SqlType, Widget, quote
from dazzle.fieldtypes.text import storable

LONGEST = 320  # RFC 3696 erratum 1690 aside: 64 for the local part, the @, 255 for the domain
PATTERN = r"[^@[:space:]]+@[^@[:space:]]+"
_ADDRESS = re.compile(r"[^@\s\x1c-\x1f]+@[^@\s\x1c-\x1f]+")


@dataclass(frozen=True, slots=True)
class Email(FieldType):
    """The rule is what can be known without sending: one @ with something on both sides, and no white space."""

    keyword: ClassVar[str] = "email"
    signature: ClassVar[str] = "email"
    summary: ClassVar[str] = "an e-mail address of at most 320 characters"
    mistaken_for: ClassVar[tuple[str, ...]] = ("mail", "e_mail")

    def columns(self, field: str) -> tuple[Column, ...]:
        return (Column(field, SqlType("varchar", (LONGEST,))),)

    def checks(self, field: str) -> tuple[Check, ...]:
        return (Check("email", f"{quote(field)}::text ~ '\\A{PATTERN}\\Z'"),)

    def from_json(self, value: object) -> str:
        if not isinstance(value, str):
            raise Rejected("not_an_email", "An e-mail address is expected, as name@company.example.")
        return self.parse_text(value)

    def to_json(self, value: object) -> object:
        return value

    def parse_text(self, text: str) -> str:
        if len(text) > LONGEST:
            raise Rejected("too_long", f"At most {LONGEST} characters are possible.")
        if not _ADDRESS.fullmatch(storable(text)):
            raise Rejected("not_an_email", "An e-mail address is expected, as name@company.example.")
        return text

    def format_text(self, value: object) -> str:
        return str(value)

    def default(self, literal: object) -> tuple[object, ...]:
        return (self.from_json(literal),)

    def widget(self) -> Widget:
        return Widget("email", {"maxlength": str(LONGEST)})
