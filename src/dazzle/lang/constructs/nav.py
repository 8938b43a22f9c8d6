"""Sidebars."""

from collections.abc import Mapping

from dazzle.diagnostics.span import Span
from dazzle.lang import ast
from dazzle.lang.ast import Literal
from dazzle.lang.constructs.construct import LineRule
from dazzle.lang.constructs.line import block, body, declaration, filling, named_part, part
from dazzle.lang.constructs.parted import parted, parted_node
from dazzle.lang.lines import Build


def collapsed(span: Span, value: Literal | None) -> Literal:
    return value or Literal(span=span, value=True)


REDUCTIONS: Mapping[str, Build] = {
    "nav_group": parted("title"),
    "nav_item": parted_node(ast.NavItem, "target"),
    "nav_icon": named_part("icon"),
    "nav_collapsed": part("collapsed", collapsed),
    "nav_when": named_part("when"),
}

_ITEM = LineRule(start="nav_item", kind="item")


def group(slot: str) -> LineRule:
    """A group of items; the attribute `slot` of the node around holds all of them."""
    items = body("a group of a sidebar", {}, other=filling("items", _ITEM))
    return block(ast.NavGroup, slot, items, start="nav_group", many=True)


_GROUP = group("groups")

NAV = declaration(ast.Nav, body("a sidebar", {"group": _GROUP, "nav_group": _GROUP}))
