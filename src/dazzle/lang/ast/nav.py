"""Sidebars."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.expression import Expression, Literal
from dazzle.lang.ast.meaning import Refers
from dazzle.lang.ast.node import Name, Node, String


class NavItem(Node, frozen=True, kw_only=True):
    """The list of an entity, or a workspace: `Berth icon=anchor`."""

    target: Annotated[Name, Refers(("entity", "workspace"))]
    icon: Name | None = None
    collapsed: Literal | None = None
    when: Expression | None = None


class NavGroup(Node, frozen=True, kw_only=True):
    """`group "Quay" icon=anchor collapsed:` and the items below it."""

    title: String
    icon: Name | None = None
    collapsed: Literal | None = None
    when: Expression | None = None
    items: tuple[NavItem, ...] = ()


class Nav(Named, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "nav"

    groups: tuple[NavGroup, ...] = ()
