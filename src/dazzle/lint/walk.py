"""Every node of an AST."""

from collections.abc import Iterator

from dazzle.lang import ast


def nodes(value: object) -> Iterator[ast.Node]:
    """The nodes of a part of the AST, itself included, in the order written."""
    if isinstance(value, tuple):
        for item in value:
            yield from nodes(item)
    elif isinstance(value, ast.Node):
        yield value
        for name in value.__struct_fields__:
            yield from nodes(getattr(value, name))
