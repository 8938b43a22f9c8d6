"""`bytes`: binary data."""

import base64
import binascii
from typing import ClassVar

from dazzle.fieldtypes.base import Column, FieldType, Rejected, SqlType, Widget


class Bytes(FieldType, frozen=True):
    """Travels as base64 (RFC 4648, section 4)."""

    keyword: ClassVar[str] = "bytes"
    signature: ClassVar[str] = "bytes"
    summary: ClassVar[str] = "binary data, base64 in JSON"
    example: ClassVar[str] = "bytes"
    sample: ClassVar[str] = "SGVsbG8="
    mistaken_for: ClassVar[tuple[str, ...]] = ("bytea", "binary", "varbinary")

    def columns(self, field: str) -> tuple[Column, ...]:
        return (Column(field, SqlType("bytea")),)

    def from_json(self, value: object) -> bytes:
        if not isinstance(value, str):
            raise Rejected("not_base64", "Base64 text is expected.")
        return self.parse_text(value)

    def to_json(self, value: object) -> object:
        return self.format_text(value)

    def parse_text(self, text: str) -> bytes:
        try:
            return base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError):
            raise Rejected("not_base64", "Base64 text is expected.") from None

    def format_text(self, value: object) -> str:
        assert isinstance(value, bytes)
        return base64.b64encode(value).decode("ascii")

    def default(self, literal: object) -> tuple[object, ...]:
        return ("\\x" + self.from_json(literal).hex(),)

    def display(self, value: object) -> str:
        assert isinstance(value, bytes)
        return "1 byte" if len(value) == 1 else f"{len(value)} bytes"

    def widget(self) -> Widget:
        return Widget("textarea", {"rows": "4", "spellcheck": "false"})
