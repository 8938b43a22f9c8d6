"""Shared enums."""

from typing import ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.field import EnumValue, Semantic


class Enum(Named, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "enum"

    values: tuple[EnumValue, ...]
    semantic: Semantic | None = None
