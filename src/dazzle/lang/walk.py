"""Every node of an AST."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from types import NoneType
from typing import get_args

from dazzle.diagnostics.span import SourceFile, Span
from dazzle.lang import ast

_PLAIN = (str, int, bool, Decimal, NoneType, Span, SourceFile)


def nodes(value: object) -> Iterator[ast.Node]:
    """The nodes of a part of the AST, itself included, in the order written."""
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, ast.Node):
            yield value
            for name in _members(type(value)):
                waiting.append(getattr(value, name))  # noqa: PERF401  a node in an attribute: too few for a generator
        elif type(value) is tuple:
            waiting.extend(reversed(value))


@cache
def _members(kind: type[ast.Node]) -> tuple[str, ...]:
    """The attributes in which nodes may stand, the last first."""
    annotations = {
        name: hint for base in reversed(kind.__mro__) for name, hint in getattr(base, "__annotations__", {}).items()
    }
    return tuple(name for name in reversed(kind.__struct_fields__) if not _is_plain(annotations[name]))


def _is_plain(annotation: object) -> bool:
    return all(part in _PLAIN for part in get_args(annotation) or (annotation,))
