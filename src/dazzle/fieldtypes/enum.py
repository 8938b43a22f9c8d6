"""`enum[a, b]`: one of a list of words."""

from typing import ClassVar, Self

from dazzle.fieldtypes.base import (
    Arguments,
    BadArguments,
    Check,
    Column,
    FieldType,
    Rejected,
    SqlType,
    Widget,
    literal,
    quote,
)
from dazzle.fieldtypes.written import word


def in_words(name: str) -> str:
    """A name as a person reads it: `in_progress` is "In progress"."""
    words = name.replace("_", " ").replace("-", " ").strip()
    return words[:1].upper() + words[1:]


class Enum(FieldType, frozen=True):
    """`titles` has one title per value, in the order of `values`, and so has `tones`, unless no value has a tone.

    A tone is one of success, info, warning, destructive, neutral, or "".
    """

    values: tuple[str, ...]
    titles: tuple[str, ...]
    tones: tuple[str, ...] = ()

    keyword: ClassVar[str] = "enum"
    signature: ClassVar[str] = "enum[value, ...]"
    summary: ClassVar[str] = "one of the values listed"
    example: ClassVar[str] = "enum[draft, on_hold]"
    sample: ClassVar[str] = "on_hold"
    mistaken_for: ClassVar[tuple[str, ...]] = ("choice", "choices", "select", "oneof")

    @classmethod
    def bind(cls, arguments: Arguments) -> Self:
        if not arguments.values:
            raise BadArguments("`enum` needs its values", "write `enum[draft, sent]`")
        seen: set[str] = set()
        for value in arguments.values:
            if value in seen:
                raise BadArguments(f"`{value}` stands twice among the values", "remove one of them")
            seen.add(value)
        titles = dict(arguments.titles)
        tones = dict(arguments.tones)
        return cls(
            arguments.values,
            tuple(titles.get(value) or in_words(value) for value in arguments.values),
            tuple(tones.get(value, "") for value in arguments.values) if tones else (),
        )

    def written(self) -> str:
        """With the values alone: titles are written at a shared enum."""
        return f"enum[{', '.join(map(word, self.values))}]"

    def columns(self, field: str) -> tuple[Column, ...]:
        return (Column(field, SqlType("text")),)

    def checks(self, field: str) -> tuple[Check, ...]:
        return (Check("enum", f"{quote(field)} IN ({', '.join(map(literal, self.values))})"),)

    def item_checks(self, field: str) -> tuple[Check, ...]:
        listed = ", ".join(f"{literal(value)}::text" for value in self.values)
        return (Check("enum", f"{quote(field)} <@ ARRAY[{listed}]"),)

    def from_json(self, value: object) -> str:
        if not isinstance(value, str) or value not in self.values:
            raise Rejected("not_in_enum", f"One of these is expected: {', '.join(self.values)}.")
        return value

    def to_json(self, value: object) -> object:
        return value

    def parse_text(self, text: str) -> str:
        return self.from_json(text)

    def format_text(self, value: object) -> str:
        return str(value)

    def default(self, literal: object) -> tuple[object, ...]:
        return (self.from_json(literal),)

    def display(self, value: object) -> str:
        return self.titles[self.values.index(value)] if value in self.values else str(value)

    def widget(self) -> Widget:
        return Widget("select", {}, tuple(zip(self.values, self.titles, strict=True)))
