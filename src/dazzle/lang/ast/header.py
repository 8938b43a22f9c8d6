"""What stands at the top of a file."""

from dazzle.lang.ast.node import Name, Node, String
from dazzle.lang.ast.property import Property


class Use(Node, frozen=True, kw_only=True):
    module: Name
    alias: Name | None = None


class App(Node, frozen=True, kw_only=True):
    name: Name
    title: String | None
    properties: tuple[Property, ...]
