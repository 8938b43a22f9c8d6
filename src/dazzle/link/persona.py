"""ast.Persona to ir.Persona."""

from dazzle.ir.surface import Persona
from dazzle.lang import ast
from dazzle.link import names


def link_persona(node: ast.Persona) -> Persona:
    return Persona(
        name=node.name.text,
        title=node.title.value if node.title else names.title(node.name.text),
        role=_said(node, "role") or node.name.text,
        description=_said(node, "description"),
        span=node.name.span,
    )


def _said(node: ast.Persona, key: str) -> str | None:
    """The last value of a key, which wins."""
    found = None
    for item in node.properties:
        if item.key.text == key and item.values:
            value = item.values[0]
            found = value.text if isinstance(value, ast.Name) else str(value.value)
    return found
