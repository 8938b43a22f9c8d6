"""Surfaces: pages over an entity."""

from dataclasses import dataclass

from dazzle.lang.ast.expression import Expression
from dazzle.lang.ast.node import Name, Node, String
from dazzle.lang.ast.property import Property


@dataclass(frozen=True, slots=True, kw_only=True)
class SurfaceField(Node):
    """`field draught_m "Draught" widget=slider`, with `help: "..."` and the like in `properties`."""

    name: Name
    title: String | None
    properties: tuple[Property, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Node):
    name: Name
    title: String | None
    fields: tuple[SurfaceField, ...]
    properties: tuple[Property, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SortKey(Node):
    field: Name
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ux(Node):
    """`ux:` of a surface: purpose, sort, filter, search, empty."""

    purpose: String | None = None
    sort: tuple[SortKey, ...] = ()
    filter: tuple[Name, ...] = ()
    search: tuple[Name, ...] = ()
    empty: String | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface(Node):
    """`entity` is what `uses entity X` names; `mode` is the word after `mode:`."""

    name: Name
    title: String | None
    entity: Name | None
    mode: Name | None
    sections: tuple[Section, ...]
    access: Expression | None = None
    ux: Ux | None = None
    properties: tuple[Property, ...] = ()
