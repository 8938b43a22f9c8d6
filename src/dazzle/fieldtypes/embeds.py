"""`embeds Entity`: the fields of another entity, as a part of this one."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar, Self

from msgspec import Struct
from msgspec.structs import replace

from dazzle.fieldtypes.base import (
    Arguments,
    BadArguments,
    Check,
    Column,
    Exemption,
    FieldType,
    Rejected,
    Widget,
    quote,
)


class Part(Struct, frozen=True):
    """One of the fields; `default` is a literal of the language, which stands for a part that is left out."""

    name: str
    title: str
    type: FieldType
    required: bool = False
    default: str | int | Decimal | bool | None = None
    was: str | None = None

    def columns(self, field: str) -> tuple[Column, ...]:
        """The columns within a field of that name."""
        found = self.type.columns(self.within(field))
        former = self.type.columns(f"{field}_{self.was}") if self.was else (None,) * len(found)
        return tuple(
            replace(column, optional=column.optional or not self.required, was=was.name if was else None)
            for column, was in zip(found, former, strict=True)
        )

    def within(self, field: str) -> str:
        """The name by which its columns are called."""
        return f"{field}_{self.name}"

    def from_json(self, value: object) -> object:
        """Raises Rejected, with the part's title in the sentence."""
        if value is None and self.required:
            raise self._refused(Rejected("required", "A value is required."))
        try:
            return None if value is None else self.type.from_json(value)
        except Rejected as problem:
            raise self._refused(problem) from None

    def _refused(self, problem: Rejected) -> Rejected:
        return Rejected(problem.code, f"{self.title}: {problem.message}", f"/{self.name}{problem.at}")


class Embeds(FieldType, frozen=True):
    """`parts` and `required`, which is the field's, are filled in by the linker. A value has a member for each part.

    A value without any part is none at all, so that there is nothing else that could stand for one in the table.
    """

    entity: str
    parts: tuple[Part, ...] = ()
    required: bool = False

    keyword: ClassVar[str] = "embeds"
    signature: ClassVar[str] = "embeds Entity"
    summary: ClassVar[str] = "the fields of another entity, as a part of this one"
    details: ClassVar[str] = (
        "Each field of the other entity becomes columns of this one, with its CHECKs; what belongs to a row does not: "
        "the key, and what is set automatically. A value is there as a whole, with every part that is required, or not "
        "at all. An entity that is only embedded needs no key, and has no table then."
    )
    example: ClassVar[str] = "embeds Address"
    sample: ClassVar[str] = '{"city": "Vienna"}'
    mistaken_for: ClassVar[tuple[str, ...]] = ("embed", "embedded", "composite")

    @classmethod
    def bind(cls, arguments: Arguments) -> Self:
        if arguments.target is None or arguments.via is not None or arguments.words:
            raise BadArguments("`embeds` takes an entity alone", "write `embeds Address`")
        return cls(arguments.target)

    def written(self) -> str:
        return f"{self.keyword} {self.entity}"

    def part(self, name: str) -> Part | None:
        return next((part for part in self.parts if part.name == name), None)

    def columns(self, field: str) -> tuple[Column, ...]:
        return tuple(column for part in self.parts for column in part.columns(field))

    def checks(self, field: str) -> tuple[Check, ...]:
        parts = tuple(
            replace(check, suffix=f"{part.name}_{check.suffix}")
            for part in self.parts
            for check in part.type.checks(part.within(field))
        )
        return (*parts, *self._complete(field))

    def _complete(self, field: str) -> Iterator[Check]:
        """That all is there or nothing, where no column is NOT NULL and says so."""
        columns = self.columns(field)
        every = ", ".join(quote(column.name) for column in columns)
        needed = ", ".join(quote(column.name) for column in columns if not column.optional)
        if self.required and not needed:
            yield Check("complete", f"num_nonnulls({every}) > 0")
        elif needed and not self.required and len(columns) > 1:
            yield Check("complete", f"num_nulls({needed}) = 0 OR num_nonnulls({every}) = 0")

    def exemptions(self) -> tuple[Exemption, ...]:
        return tuple(
            replace(each, what=f"`{part.name}`: {each.what}", example=())
            for part in self.parts
            for each in part.type.exemptions()
        )

    def from_json(self, value: object) -> dict[str, object]:
        if not isinstance(value, dict):
            raise Rejected("not_an_object", f"An object is expected, with {self._known()}.")
        if unknown := [name for name in value if self.part(name) is None]:
            raise Rejected("unknown_field", f"There is no {str(unknown[0])[:100]!a} here. There is {self._known()}.")
        return self.made({part.name: self._given(part, value) for part in self.parts})

    def _known(self) -> str:
        return ", ".join(part.name for part in self.parts)[:100]

    @staticmethod
    def _given(part: Part, value: dict[str, object]) -> object:
        if part.name not in value and part.default is not None:
            return part.type.from_literal(part.default)
        return part.from_json(value.get(part.name))

    def made(self, parts: dict[str, object]) -> dict[str, object]:
        """A value of these parts. Raises Rejected when there is none."""
        if all(part is None for part in parts.values()):
            raise Rejected("empty", f"At least one of these is expected: {self._known()}.")
        return parts

    def to_json(self, value: object) -> object:
        assert isinstance(value, dict)
        found = ((part, value[part.name]) for part in self.parts)
        return {part.name: None if each is None else part.type.to_json(each) for part, each in found}

    def parse_text(self, text: str) -> dict[str, object]:
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            raise Rejected("not_an_object", f"A JSON object is expected, with {self._known()}.") from None
        return self.from_json(value)

    def format_text(self, value: object) -> str:
        return json.dumps(self.to_json(value), ensure_ascii=False)

    def to_columns(self, value: object) -> tuple[object, ...]:
        assert isinstance(value, dict)
        return tuple(cell for part in self.parts for cell in _cells(part, value[part.name]))

    def from_columns(self, values: tuple[object, ...]) -> dict[str, object] | None:
        cells = iter(values)
        found = {part.name: _value(part, cells) for part in self.parts}
        return None if all(each is None for each in found.values()) else found

    def default(self, literal: object) -> tuple[object, ...]:  # noqa: ARG002  there is none
        raise Rejected("no_default", f"What is embedded has no default; {self.entity} says those of its fields.")

    def display(self, value: object) -> str:
        assert isinstance(value, dict)
        found = ((part, value[part.name]) for part in self.parts)
        return ", ".join(part.type.display(each) for part, each in found if each is not None)

    def widget(self) -> Widget:
        return Widget("group", {})


def _cells(part: Part, value: object) -> tuple[object, ...]:
    return (None,) * len(part.type.columns(part.name)) if value is None else part.type.to_columns(value)


def _value(part: Part, cells: Iterator[object]) -> object:
    values = tuple(next(cells) for _ in part.type.columns(part.name))
    return None if all(value is None for value in values) else part.type.from_columns(values)
