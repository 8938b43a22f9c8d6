"""`json`: a JSON document (RFC 8259), kept as jsonb."""

import json
import math
from decimal import Decimal
from typing import ClassVar

from dazzle.fieldtypes.base import Check, Column, Exemption, FieldType, Rejected, SqlType, Widget, quote
from dazzle.fieldtypes.text import storable

DEEPEST = 100
LARGEST = 10**300  # beyond what a double holds, a number would come back as another one


def checked(value: object, depth: int = 0) -> None:
    """Raises Rejected for what jsonb cannot hold or would change (PostgreSQL documentation 8.14)."""
    if depth > DEEPEST:
        raise Rejected("too_deep", f"At most {DEEPEST} levels are possible.")
    match value:
        case str():
            storable(value)
        case float() if not math.isfinite(value):
            raise Rejected("not_json", "A JSON number is finite.")
        case int() if abs(value) > LARGEST:
            raise Rejected("out_of_range", "A number is too large.")
        case dict():
            for key, item in value.items():
                checked(key, depth + 1)
                checked(item, depth + 1)
        case list():
            for item in value:
                checked(item, depth + 1)
        case bool() | int() | float() | None:
            pass
        case _:
            raise Rejected("not_json", "A JSON document is expected.")


class Json(FieldType, frozen=True):
    """Values are what a JSON decoder gives; the database is handed the text."""

    keyword: ClassVar[str] = "json"
    signature: ClassVar[str] = "json"
    summary: ClassVar[str] = "a JSON document"
    example: ClassVar[str] = "json"
    sample: ClassVar[str] = '{"colour": "red"}'
    mistaken_for: ClassVar[tuple[str, ...]] = ("jsonb", "dict", "list", "object", "map")

    def columns(self, field: str) -> tuple[Column, ...]:
        return (Column(field, SqlType("jsonb")),)

    def checks(self, field: str) -> tuple[Check, ...]:
        # The document null would be read as no document, also where one is required.
        return (Check("document", f"{quote(field)} <> 'null'::jsonb"),)

    def exemptions(self) -> tuple[Exemption, ...]:
        deep = "[" * (DEEPEST + 2) + "]" * (DEEPEST + 2)
        why = "a CHECK does not look into a document"
        return (
            Exemption(f"a document of more than {DEEPEST} levels", why, (deep,), "too_deep"),
            Exemption("a whole number of more than 300 digits", why, ("1" + "0" * 301,), "out_of_range"),
        )

    def from_json(self, value: object) -> object:
        checked(value)
        return value

    def to_json(self, value: object) -> object:
        return value

    def parse_text(self, text: str) -> object:
        try:
            value = json.loads(text, parse_constant=_no_constant)
        except (ValueError, RecursionError):
            raise Rejected("not_json", 'A JSON document is expected, for example {"colour": "red"}.') from None
        if value is None:
            raise Rejected("not_json", "Leave the field empty instead of writing null.")
        return self.from_json(value)

    def format_text(self, value: object) -> str:
        return json.dumps(value, ensure_ascii=False)

    def to_columns(self, value: object) -> tuple[object, ...]:
        return (self.format_text(value),)

    def from_literal(self, literal: str | int | Decimal | bool) -> object:
        """A text is the document itself: `json = "[]"`."""
        written = isinstance(literal, (str, Decimal))
        return self.parse_text(str(literal)) if written else self.from_json(literal)

    def default(self, literal: str | int | Decimal | bool) -> tuple[object, ...]:
        return (self.format_text(self.from_literal(literal)),)

    def widget(self) -> Widget:
        return Widget("json", {"rows": "6", "spellcheck": "false"})


def _no_constant(name: str) -> object:
    raise ValueError(name)
