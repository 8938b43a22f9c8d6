"""`uuid`: a universally unique identifier (RFC 9562)."""

import re
from typing import ClassVar
from uuid import UUID

from dazzle.fieldtypes.base import Column, FieldType, Rejected, SqlType, Widget

_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", re.ASCII)


class Uuid(FieldType, frozen=True):
    keyword: ClassVar[str] = "uuid"
    signature: ClassVar[str] = "uuid"
    summary: ClassVar[str] = "an identifier of 128 bits"
    example: ClassVar[str] = "uuid"
    sample: ClassVar[str] = "0198c0de-0000-7000-8000-000000000001"
    mistaken_for: ClassVar[tuple[str, ...]] = ("guid", "uniqueidentifier", "id")

    def columns(self, field: str) -> tuple[Column, ...]:
        return (Column(field, SqlType("uuid")),)

    def from_json(self, value: object) -> UUID:
        if not isinstance(value, str):
            raise Rejected("not_a_uuid", "An identifier of the form xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx is expected.")
        return self.parse_text(value)

    def to_json(self, value: object) -> object:
        return str(value)

    def parse_text(self, text: str) -> UUID:
        text = text.strip()
        if not _UUID.fullmatch(text):
            raise Rejected("not_a_uuid", "An identifier of the form xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx is expected.")
        return UUID(text)

    def format_text(self, value: object) -> str:
        return str(value)

    def default(self, literal: object) -> tuple[object, ...]:
        return (str(self.from_json(literal)),)

    def widget(self) -> Widget:
        return Widget("text", {"maxlength": "36", "spellcheck": "false"})
