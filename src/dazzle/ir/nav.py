"""Sidebars, linked."""

from msgspec import Struct

from dazzle.diagnostics.record import Record
from dazzle.diagnostics.span import Span
from dazzle.ir.expression import Expression


class NavItem(Struct, frozen=True, kw_only=True):
    """Where it leads: to the list of an entity, or to a workspace; the other is None."""

    entity: str | None = None
    workspace: str | None = None
    icon: str | None = None
    collapsed: bool = False
    when: Expression | None = None


class NavGroup(Struct, frozen=True, kw_only=True):
    title: str
    icon: str | None = None
    collapsed: bool = False
    when: Expression | None = None
    items: tuple[NavItem, ...] = ()


class Nav(Record, frozen=True, kw_only=True):
    name: str
    title: str
    groups: tuple[NavGroup, ...] = ()
    span: Span | None = None
