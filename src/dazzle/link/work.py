"""What processes, schedules and jobs say, as plain data."""

from collections.abc import Mapping
from math import ceil
from typing import Any

from dazzle.ir.display import Parameter
from dazzle.lang import ast
from dazzle.link.plain import parameter, seconds, text


def length(node: ast.Delay | None) -> int | None:
    """How long, in whole seconds."""
    found = seconds(node)
    return None if found is None else ceil(found)


def choice(node: ast.Name | None, words: tuple[str, ...]) -> str | None:
    """The word, if it is one of those that there are; another one was told, and counts for nothing."""
    return node.text if node is not None and node.text in words else None


def said(**settings: Any) -> Mapping[str, Any]:  # noqa: ANN401  whatever the class takes
    """What is said, so that the class settles the rest."""
    return {key: value for key, value in settings.items() if value is not None}


def as_written(node: ast.String | ast.Raw | None) -> str | None:
    """Words for people, or what stood there."""
    return node.text if isinstance(node, ast.Raw) else text(node)


def outside(node: ast.String | ast.Variable | None) -> str | Parameter | None:
    """A text, or where it is set."""
    return parameter(node) if isinstance(node, ast.Variable) else text(node)
