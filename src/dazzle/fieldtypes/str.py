"""`str(N)`: text of at most N characters."""

from typing import ClassVar, Self

from dazzle.fieldtypes.base import Arguments, BadArguments, Column, Exemption, FieldType, Rejected, SqlType, Widget
from dazzle.fieldtypes.text import LONGEST, cut, storable


class Str(FieldType, frozen=True):
    length: int

    keyword: ClassVar[str] = "str"
    signature: ClassVar[str] = "str(length)"
    summary: ClassVar[str] = "text of at most `length` characters"
    example: ClassVar[str] = "str(80)"
    sample: ClassVar[str] = "North Quay"
    mistaken_for: ClassVar[tuple[str, ...]] = ("string", "varchar", "char", "character")

    @classmethod
    def bind(cls, arguments: Arguments) -> Self:
        match arguments.positional:
            case (argument,) if isinstance(argument.value, int) and argument.key is argument.unit is None:
                if not 1 <= argument.value <= LONGEST:
                    raise BadArguments(f"a length of `str` is from 1 to {LONGEST}", "use `text` for longer texts")
                return cls(argument.value)
        raise BadArguments("`str` needs its length", "write `str(200)`, or `text` where there is no limit")

    def written(self) -> str:
        return f"str({self.length})"

    def columns(self, field: str) -> tuple[Column, ...]:
        return (Column(field, SqlType("varchar", (self.length,))),)

    def exemptions(self) -> tuple[Exemption, ...]:
        return (cut("x" * self.length),)

    def from_json(self, value: object) -> str:
        if not isinstance(value, str):
            raise Rejected("not_a_string", "Text is expected.")
        return self.parse_text(value)

    def to_json(self, value: object) -> object:
        return value

    def parse_text(self, text: str) -> str:
        if len(text) > self.length:
            raise Rejected("too_long", f"At most {self.length} characters are possible; these are {len(text)}.")
        return storable(text)

    def format_text(self, value: object) -> str:
        return str(value)

    def default(self, literal: object) -> tuple[object, ...]:
        return (self.from_json(literal),)

    def widget(self) -> Widget:
        return Widget("text", {"maxlength": str(self.length)})
