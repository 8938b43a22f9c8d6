"""A row's key as one part of an address: its fields' texts, joined by commas, each escaped."""

from urllib.parse import quote, unquote

from dazzle.back.query.record import Key
from dazzle.fieldtypes.base import Rejected
from dazzle.ir.entity import Entity
from dazzle.web.problems import FieldError, Invalid, NotFound

SEPARATOR = ","


def key_text(entity: Entity, key: Key) -> str:
    """The key as `parse_key` reads it back; escape it when it becomes a part of a URL."""
    parts = [entity.field(name).type.format_text(value) for name, value in zip(entity.primary_key, key, strict=True)]
    return parts[0] if len(parts) == 1 else SEPARATOR.join(quote(part, safe="") for part in parts)


def parse_key(entity: Entity, text: str) -> Key:
    """The key that a part of an address says. Raises Invalid, or NotFound when it has another number of parts."""
    parts = [text] if len(entity.primary_key) == 1 else [unquote(part) for part in text.split(SEPARATOR)]
    if len(parts) != len(entity.primary_key):
        raise NotFound
    key = []
    for name, part in zip(entity.primary_key, parts, strict=True):
        try:
            key.append(entity.field(name).type.parse_text(part))
        except Rejected as error:
            raise Invalid([FieldError(f"{{{name}}}", error.code, error.message)]) from None
    return tuple(key)
