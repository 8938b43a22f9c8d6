"""Personas."""

from dataclasses import dataclass

from dazzle.lang.ast.node import Name, Node, String
from dazzle.lang.ast.property import Property


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona(Node):
    name: Name
    title: String | None
    properties: tuple[Property, ...]
