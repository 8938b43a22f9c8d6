"""Shared enums."""

from dataclasses import dataclass

from dazzle.lang.ast.field import EnumValue, Semantic
from dazzle.lang.ast.node import Name, Node, String


@dataclass(frozen=True, slots=True, kw_only=True)
class Enum(Node):
    name: Name
    title: String | None
    values: tuple[EnumValue, ...]
    semantic: Semantic | None = None
