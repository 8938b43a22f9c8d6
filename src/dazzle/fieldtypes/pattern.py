"""Text of one form, as `email`, `url`, `slug` and `timezone` are: the same pattern in the table and in Python."""

import re
from functools import cache
from typing import ClassVar

from dazzle.fieldtypes.base import Check, Column, Exemption, FieldType, Rejected, SqlType, Widget, literal, quote
from dazzle.fieldtypes.text import cut, storable

# Blanks, controls and what is invisible or turns the direction of reading, for use between brackets. They are listed,
# because \s and [[:space:]] mean something else in every locale; both engines read \uXXXX alike.
BLANK = r"\u0001-\u0020\u007f-\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff"


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


class PatternedText(FieldType, frozen=True):
    """`pattern` describes the whole text, in what PostgreSQL (documentation 9.7.3) and Python have in common."""

    pattern: ClassVar[str]
    item_pattern: ClassVar[str | None] = None  # where it says something else when a blank and more text follows
    longest: ClassVar[int | None] = None
    longest_text: ClassVar[str | None] = None  # one that has this length
    code: ClassVar[str]
    expected: ClassVar[str]

    def columns(self, field: str) -> tuple[Column, ...]:
        return (Column(field, SqlType("varchar", (self.longest,)) if self.longest else SqlType("text")),)

    def checks(self, field: str) -> tuple[Check, ...]:
        whole = rf"\A({self.pattern})\Z"
        return (Check(self.keyword, f"{quote(field)}::text ~ {literal(whole)}"),)

    def item_checks(self, field: str) -> tuple[Check, ...]:
        """No pattern takes a blank, so what is joined by blanks can be taken apart again."""
        name, one = quote(field), f"({self.item_pattern or self.pattern})"
        whole = rf"\A{one}( {one})*\Z"
        matched = f"(cardinality({name}) = 0 OR array_to_string({name}, ' '::text) ~ {literal(whole)})"
        return (Check(self.keyword, f"{matched} AND {name}::text !~ ' '::text"),)

    def exemptions(self) -> tuple[Exemption, ...]:
        return (cut(self.longest_text),) if self.longest_text else ()

    def from_json(self, value: object) -> str:
        if not isinstance(value, str):
            raise Rejected(self.code, self.expected)
        return self.parse_text(value)

    def to_json(self, value: object) -> object:
        return value

    def parse_text(self, text: str) -> str:
        if self.longest and len(text) > self.longest:
            raise Rejected("too_long", f"At most {self.longest} characters are possible; these are {len(text)}.")
        if not compiled(self.pattern).fullmatch(storable(text)):
            raise Rejected(self.code, self.expected)
        return text

    def format_text(self, value: object) -> str:
        return str(value)

    def default(self, literal: object) -> tuple[object, ...]:
        return (self.from_json(literal),)

    def widget(self) -> Widget:
        limit = {"maxlength": str(self.longest)} if self.longest else {}
        return Widget("text", {**limit, "spellcheck": "false"})
