"""ast.Workspace to ir.Workspace."""

from msgspec.structs import replace

from dazzle.ir.workspace import ContextSelector, PrimaryAction, Workspace
from dazzle.lang import ast
from dazzle.link.condition import link_quietly
from dazzle.link.environment import Environment
from dazzle.link.nav import link_groups
from dazzle.link.plain import text, title, word
from dazzle.link.region import link_region
from dazzle.link.ux import link_gate, link_variants


def link_workspace(env: Environment, node: ast.Workspace) -> Workspace:
    ux = node.ux or ast.Ux(span=node.span)
    return Workspace(
        name=node.name.text,
        title=title(node),
        purpose=text(node.purpose or ux.purpose),
        stage=text(node.stage),
        access=link_gate(env, node.access),
        live=word(node.live) == "on",
        nav=env.scope.known(node.nav, ast.Nav.KIND),
        nav_groups=link_groups(env, node.nav_groups),
        context_selector=_selector(env, node.context_selector),
        primary_actions=tuple(_action(env, each) for each in node.primary_actions),
        variants=link_variants(env, ux.variants),
        regions=tuple(link_region(env, each) for each in node.regions),
        span=node.name.span,
    )


def _selector(env: Environment, node: ast.ContextSelector | None) -> ContextSelector | None:
    entity = env.scope.known(node.entity, ast.Entity.KIND) if node is not None else None
    if node is None or entity is None:
        return None
    return ContextSelector(
        entity=entity,
        display_field=word(node.display_field),
        scope_field=word(node.scope_field),
        filter=link_quietly(replace(env, entity=entity), node.filter),
    )


def _action(env: Environment, node: ast.PrimaryAction) -> PrimaryAction:
    return PrimaryAction(
        title=node.title.value,
        surface=env.scope.known(node.surface, ast.Surface.KIND),
        workspace=env.scope.known(node.workspace, ast.Workspace.KIND),
    )
