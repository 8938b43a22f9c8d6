"""Every node of an AST."""

from collections.abc import Iterator
from dataclasses import fields

from dazzle.lang import ast


def nodes(value: object) -> Iterator[ast.Node]:
    """The nodes of a part of the AST, itself included, in the order written."""
    if isinstance(value, tuple):
        for item in value:
            yield from nodes(item)
    elif isinstance(value, ast.Node):
        yield value
        for part in fields(value):
            yield from nodes(getattr(value, part.name))
