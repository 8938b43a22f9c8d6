"""Surfaces: pages over an entity."""

from typing import ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.expression import Expression
from dazzle.lang.ast.node import Name, Node, String
from dazzle.lang.ast.property import Property
from dazzle.lang.ast.ux import Ux


class SurfaceField(Node, frozen=True, kw_only=True):
    """`field draught_m "Draught" widget=slider`, with `help: "..."` and the like in `properties`."""

    name: Name
    title: String | None
    properties: tuple[Property, ...] = ()


class Section(Node, frozen=True, kw_only=True):
    name: Name
    title: String | None
    fields: tuple[SurfaceField, ...]
    properties: tuple[Property, ...] = ()


class Surface(Named, frozen=True, kw_only=True):
    """`entity` is what `uses entity X` names; `mode` is the word after `mode:`."""

    KIND: ClassVar[str] = "surface"

    entity: Name | None
    mode: Name | None
    sections: tuple[Section, ...]
    access: Expression | None = None
    ux: Ux | None = None
    properties: tuple[Property, ...] = ()
