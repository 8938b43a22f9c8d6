"""Personas."""

from dazzle.lang.ast.node import Name, Node, String
from dazzle.lang.ast.property import Property


class Persona(Node, frozen=True, kw_only=True):
    name: Name
    title: String | None
    properties: tuple[Property, ...]
