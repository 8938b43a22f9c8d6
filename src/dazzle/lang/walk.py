"""Every node of an AST."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from operator import attrgetter
from types import NoneType
from typing import get_args

from dazzle.diagnostics.span import SourceFile, Span
from dazzle.lang import ast

_PLAIN = (str, int, bool, Decimal, NoneType, ast.Exact, Span, SourceFile)


def nodes(value: object) -> Iterator[ast.Node]:
    """The nodes of a part of the AST, itself included, in the order written."""
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, tuple):
            waiting += value[::-1]
        elif isinstance(value, ast.Node):
            yield value
            waiting += _parts(type(value))(value)


@cache
def _parts(kind: type[ast.Node]) -> Callable[[ast.Node], Sequence[object]]:
    """Takes what may hold nodes out of a node, the last attribute first."""
    annotations = {
        name: hint for base in reversed(kind.__mro__) for name, hint in getattr(base, "__annotations__", {}).items()
    }
    names = [name for name in reversed(kind.__struct_fields__) if not _is_plain(annotations[name])]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda node: [getattr(node, name) for name in names]


def _is_plain(annotation: object) -> bool:
    return all(part in _PLAIN for part in get_args(annotation) or (annotation,))
