"""What a node of the AST says, as plain data: None where nothing is written."""

from collections.abc import Iterable
from decimal import Decimal

from dazzle.lang import ast


def text(node: ast.String | None) -> str | None:
    return None if node is None else node.value


def texts(nodes: Iterable[ast.String]) -> tuple[str, ...]:
    return tuple(node.value for node in nodes)


def word(node: ast.Name | ast.Path | None) -> str | None:
    """A name, or a path with dots."""
    if isinstance(node, ast.Path):
        return ".".join(part.text for part in node.parts)
    return None if node is None else node.text


def words(nodes: Iterable[ast.Name]) -> tuple[str, ...]:
    return tuple(node.text for node in nodes)


def truth(node: ast.Literal | None, *, otherwise: bool = False) -> bool:
    return otherwise if node is None else node.value is True


def value(node: ast.Name | ast.String | ast.Literal | None) -> str | int | Decimal | bool | None:
    """A word or a text as a text, a number as itself."""
    match node:
        case ast.Name(text=found) | ast.String(value=found) | ast.Literal(value=found):
            return found
    return None
