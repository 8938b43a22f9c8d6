"""`ref Entity`: a reference to a row of another entity."""

from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, Self

from dazzle.fieldtypes.base import Arguments, BadArguments, Column, FieldType, Widget


class OnDelete(StrEnum):
    """What deleting the target does to the row that refers to it; the words of the DSL."""

    CASCADE = "cascade"
    RESTRICT = "restrict"
    NULLIFY = "nullify"


def on_delete(words: tuple[str, ...], keyword: str) -> OnDelete | None:
    """The delete behaviour among the words after a target, None when there is none. Raises BadArguments."""
    found = [word for word in words if word in set(OnDelete)]
    if len(found) > 1:
        raise BadArguments(f"`{found[0]}` and `{found[1]}` exclude each other", "keep one of them")
    if unknown := [word for word in words if word not in set(OnDelete)]:
        raise BadArguments(f"`{keyword}` knows no `{unknown[0]}`", f"write {', '.join(f'`{w}`' for w in OnDelete)}")
    return OnDelete(found[0]) if found else None


class Ref(FieldType, frozen=True):
    """`key` is the target's primary-key type, which the linker fills in; values are the key's values.

    `on_delete` is None until the linker has settled it (the ref's own word, else the parent's has_many, else RESTRICT).
    """

    entity: str
    on_delete: OnDelete | None = None
    key: FieldType | None = None

    keyword: ClassVar[str] = "ref"
    signature: ClassVar[str] = "ref Entity [cascade|restrict|nullify]"
    summary: ClassVar[str] = "a reference to a row of another entity, with a foreign key"
    example: ClassVar[str] = "ref Supplier"
    sample: ClassVar[str] = "0198c0de-0000-7000-8000-000000000001"
    mistaken_for: ClassVar[tuple[str, ...]] = ("fk", "foreign_key", "references", "belongs")

    @classmethod
    def bind(cls, arguments: Arguments) -> Self:
        if arguments.target is None:
            raise BadArguments(f"`{cls.keyword}` needs the entity it refers to", f"write `{cls.keyword} Supplier`")
        return cls(arguments.target, on_delete(arguments.words, cls.keyword))

    def written(self) -> str:
        return f"{self.keyword} {self.entity}" + (f" {self.on_delete}" if self.on_delete else "")

    @property
    def _key(self) -> FieldType:
        if self.key is None:
            raise TypeError(f"the key of {self.entity} is not linked yet")
        return self.key

    def columns(self, field: str) -> tuple[Column, ...]:
        return tuple(Column(field, column.type) for column in self._key.columns(field))

    def from_json(self, value: object) -> object:
        return self._key.from_json(value)

    def to_json(self, value: object) -> object:
        return self._key.to_json(value)

    def parse_text(self, text: str) -> object:
        return self._key.parse_text(text)

    def format_text(self, value: object) -> str:
        return self._key.format_text(value)

    def to_columns(self, value: object) -> tuple[object, ...]:
        return self._key.to_columns(value)

    def from_columns(self, values: tuple[object, ...]) -> object:
        return self._key.from_columns(values)

    def default(self, literal: str | int | Decimal | bool) -> tuple[object, ...]:
        return self._key.default(literal)

    def display(self, value: object) -> str:
        return self._key.display(value)

    def widget(self) -> Widget:
        return Widget("ref", {"data-entity": self.entity})
