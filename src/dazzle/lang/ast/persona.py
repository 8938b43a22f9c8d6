"""Personas."""

from typing import ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.property import Property


class Persona(Named, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "persona"

    properties: tuple[Property, ...]
