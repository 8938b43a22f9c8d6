"""Shared enums."""

from dazzle.lang.ast.field import EnumValue, Semantic
from dazzle.lang.ast.node import Name, Node, String


class Enum(Node, frozen=True, kw_only=True):
    name: Name
    title: String | None
    values: tuple[EnumValue, ...]
    semantic: Semantic | None = None
