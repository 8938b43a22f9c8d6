"""What stands at the top of a file."""

from dataclasses import dataclass

from dazzle.lang.ast.node import Name, Node, String
from dazzle.lang.ast.property import Property


@dataclass(frozen=True, slots=True, kw_only=True)
class Use(Node):
    module: Name
    alias: Name | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class App(Node):
    name: Name
    title: String | None
    properties: tuple[Property, ...]
