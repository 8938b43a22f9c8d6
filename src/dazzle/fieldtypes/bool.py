"""`bool`: yes or no."""

from typing import ClassVar

from dazzle.fieldtypes.base import Column, FieldType, Rejected, SqlType, Widget

_WORDS = {"true": True, "on": True, "1": True, "yes": True, "false": False, "off": False, "0": False, "no": False}


class Bool(FieldType, frozen=True):
    keyword: ClassVar[str] = "bool"
    signature: ClassVar[str] = "bool"
    summary: ClassVar[str] = "true or false"
    example: ClassVar[str] = "bool"
    sample: ClassVar[str] = "true"
    mistaken_for: ClassVar[tuple[str, ...]] = ("boolean", "flag", "checkbox", "bit")

    def columns(self, field: str) -> tuple[Column, ...]:
        return (Column(field, SqlType("boolean")),)

    def from_json(self, value: object) -> bool:
        if not isinstance(value, bool):
            raise Rejected("not_a_boolean", "Yes or no is expected: true or false.")
        return value

    def to_json(self, value: object) -> object:
        return value

    def parse_text(self, text: str) -> bool:
        value = _WORDS.get(text.strip().lower())
        if value is None:
            raise Rejected("not_a_boolean", "Yes or no is expected: true or false.")
        return value

    def format_text(self, value: object) -> str:
        return "true" if value else "false"

    def default(self, literal: object) -> tuple[object, ...]:
        return (self.from_json(literal),)

    def display(self, value: object) -> str:
        return "Yes" if value else "No"

    def widget(self) -> Widget:
        return Widget("checkbox", {}, (("true", "Yes"), ("false", "No")))
