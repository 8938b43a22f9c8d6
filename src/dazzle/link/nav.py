"""ast.Nav to ir.Nav."""

from collections.abc import Iterable

from dazzle.ir.nav import Nav, NavGroup, NavItem
from dazzle.lang import ast
from dazzle.link.condition import link_quietly
from dazzle.link.environment import Environment
from dazzle.link.plain import title, truth, word


def link_nav(env: Environment, node: ast.Nav) -> Nav:
    return Nav(
        name=node.name.text,
        title=title(node),
        groups=link_groups(env, node.groups),
        span=node.name.span,
    )


def link_groups(env: Environment, nodes: Iterable[ast.NavGroup]) -> tuple[NavGroup, ...]:
    """The groups, each without the items that lead nowhere, which were reported."""
    return tuple(
        NavGroup(
            title=node.title.value,
            icon=word(node.icon),
            collapsed=truth(node.collapsed),
            when=link_quietly(env, node.when),
            items=tuple(item for each in node.items if (item := _item(env, each)) is not None),
        )
        for node in nodes
    )


def _item(env: Environment, node: ast.NavItem) -> NavItem | None:
    entity = env.scope.known(node.target, ast.Entity.KIND)
    workspace = None if entity else env.scope.known(node.target, ast.Workspace.KIND)
    if entity is None and workspace is None:
        return None
    return NavItem(
        entity=entity,
        workspace=workspace,
        icon=word(node.icon),
        collapsed=truth(node.collapsed),
        when=link_quietly(env, node.when),
    )
