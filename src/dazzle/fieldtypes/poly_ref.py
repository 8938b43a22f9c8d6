"""`poly_ref [A, B]`: a reference to a row of one of several entities."""

from typing import ClassVar, Self
from uuid import UUID

from msgspec import Struct

from dazzle.fieldtypes.base import (
    Arguments,
    BadArguments,
    Check,
    Column,
    Exemption,
    FieldType,
    Rejected,
    SqlType,
    Widget,
    literal,
    quote,
)
from dazzle.fieldtypes.uuid import Uuid

ANY = "*"
_KEY = Uuid()


class Subject(Struct, frozen=True):
    """A value of `poly_ref`: which entity, and which row of it."""

    entity: str
    id: UUID


class PolyRef(FieldType, frozen=True):
    """`targets` is empty for `poly_ref [*]`, any entity. Targets have a uuid key; there is no foreign key."""

    targets: tuple[str, ...] = ()

    keyword: ClassVar[str] = "poly_ref"
    signature: ClassVar[str] = "poly_ref [Invoice, Payment]"
    summary: ClassVar[str] = "a reference to a row of one of several entities; `poly_ref [*]` for any"
    example: ClassVar[str] = "poly_ref [Invoice, Payment]"
    sample: ClassVar[str] = "Invoice:0198c0de-0000-7000-8000-000000000001"
    mistaken_for: ClassVar[tuple[str, ...]] = ("polymorphic", "generic_ref", "morph")

    @classmethod
    def bind(cls, arguments: Arguments) -> Self:
        if not arguments.targets:
            raise BadArguments("`poly_ref` needs the entities it may refer to", "write `poly_ref [Invoice, Payment]`")
        if ANY in arguments.targets:
            if arguments.targets != (ANY,):
                raise BadArguments("`*` stands for every entity", "remove the others, or the `*`")
            return cls()
        return cls(arguments.targets)

    def written(self) -> str:
        return f"poly_ref [{', '.join(self.targets or (ANY,))}]"

    def columns(self, field: str) -> tuple[Column, ...]:
        return (
            Column(f"{field}_type", SqlType("text"), "the entity that is referred to"),
            Column(f"{field}_id", SqlType("uuid"), "the key of the row that is referred to"),
        )

    def checks(self, field: str) -> tuple[Check, ...]:
        kind, key = quote(f"{field}_type"), quote(f"{field}_id")
        complete = Check("complete", f"({kind} IS NULL) = ({key} IS NULL)")
        if not self.targets:
            return (complete,)
        return (Check("type", f"{kind} IN ({', '.join(map(literal, self.targets))})"), complete)

    def exemptions(self) -> tuple[Exemption, ...]:
        if self.targets:
            return ()
        why = "`poly_ref [*]` leads to any entity, also to one that comes later, so that its table has no list of them"
        example = ("no name", "0198c0de-0000-7000-8000-000000000001")
        return (Exemption("a text that is no name of an entity", why, example, "not_a_name"),)

    def _subject(self, entity: str, key: UUID) -> Subject:
        if self.targets and entity not in self.targets:
            raise Rejected("not_a_target", f"One of these is expected: {', '.join(self.targets)}.")
        if not entity.isidentifier():
            raise Rejected("not_a_name", "The name of an entity is expected.")
        return Subject(entity, key)

    def from_json(self, value: object) -> Subject:
        match value:
            case {"type": str(entity), "id": key, **rest} if not rest:
                return self._subject(entity, _KEY.from_json(key))
        raise Rejected("not_a_reference", 'A reference is expected, as {"type": "Invoice", "id": "..."}.')

    def to_json(self, value: object) -> object:
        assert isinstance(value, Subject)
        return {"type": value.entity, "id": str(value.id)}

    def parse_text(self, text: str) -> Subject:
        entity, _, key = text.strip().partition(":")
        return self._subject(entity, _KEY.parse_text(key))

    def format_text(self, value: object) -> str:
        assert isinstance(value, Subject)
        return f"{value.entity}:{value.id}"

    def to_columns(self, value: object) -> tuple[object, ...]:
        assert isinstance(value, Subject)
        return (value.entity, value.id)

    def from_columns(self, values: tuple[object, ...]) -> Subject | None:
        entity, key = values
        return Subject(str(entity), key) if isinstance(key, UUID) else None

    def default(self, literal: object) -> tuple[object, ...]:
        return self.to_columns(self.from_json(literal))

    def widget(self) -> Widget:
        return Widget("text", {"placeholder": "Invoice:00000000-0000-0000-0000-000000000000", "spellcheck": "false"})
