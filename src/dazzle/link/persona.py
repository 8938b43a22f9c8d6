"""ast.Persona to ir.Persona."""

from dazzle.ir.persona import Persona
from dazzle.lang import ast
from dazzle.link.plain import text, texts, title, truth, word
from dazzle.link.scope import Scope

PROFICIENCY = "intermediate"
LINK = "email"


def link_persona(scope: Scope, node: ast.Persona) -> Persona:
    backed_by = scope.known(node.backed_by, ast.Entity.KIND)
    return Persona(
        name=node.name.text,
        title=title(node),
        role=word(node.role) or node.name.text,
        description=text(node.description),
        goals=texts(node.goals),
        proficiency=word(node.proficiency) or PROFICIENCY,
        default_workspace=scope.known(node.default_workspace, ast.Workspace.KIND),
        default_route=text(node.default_route),
        backed_by=backed_by,
        link_via=(word(node.link_via) or LINK) if backed_by else None,
        interactive=truth(node.interactive, otherwise=True),
        nav=scope.known(node.nav, ast.Nav.KIND),
        span=node.name.span,
    )
