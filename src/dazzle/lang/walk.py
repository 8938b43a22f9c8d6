"""Every node of an AST, or those of some kinds."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from operator import attrgetter
from typing import TypeVar, get_args, get_type_hints, overload

from dazzle.lang import ast

N = TypeVar("N", bound=ast.Node)
Parts = Callable[[ast.Node], Sequence[object]]


@overload
def nodes(value: object) -> Iterator[ast.Node]: ...


@overload
def nodes(value: object, *kinds: type[N]) -> Iterator[N]: ...


def nodes(value: object, *kinds: type[ast.Node]) -> Iterator[ast.Node]:
    """The nodes of these kinds in a part of the AST, itself included, in the order written; without kinds, every node.

    What cannot hold a node of these kinds, by what its class says, is not looked into.
    """
    wanted = kinds or (ast.Node,)
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, tuple):
            waiting += value[::-1]
        elif isinstance(value, ast.Node):
            found, parts = _met(type(value), wanted)
            if found:
                yield value
            if parts is not None:
                waiting += parts(value)


@cache
def _met(kind: type[ast.Node], wanted: tuple[type[ast.Node], ...]) -> tuple[bool, Parts | None]:
    """Whether a node of that kind is wanted, and what takes out of it what may hold those that are."""
    names = [name for name in reversed(kind.__struct_fields__) if _leads_to(attributes(kind)[name], wanted)]
    if not names:
        return issubclass(kind, wanted), None
    taken = attrgetter(*names)
    return issubclass(kind, wanted), taken if len(names) > 1 else lambda node: (taken(node),)


def _leads_to(kinds: frozenset[type[ast.Node]], wanted: tuple[type[ast.Node], ...]) -> bool:
    """Whether one of the kinds is wanted, or may hold one that is, however deep."""
    seen = set(kinds)
    waiting = [*kinds]
    while waiting:
        kind = waiting.pop()
        if issubclass(kind, wanted):
            return True
        further = frozenset[type[ast.Node]]().union(*attributes(kind).values()) - seen
        seen |= further
        waiting += further
    return False


@cache
def attributes(kind: type[ast.Node]) -> dict[str, frozenset[type[ast.Node]]]:
    """The kinds of nodes that each attribute may be, or be a tuple of."""
    return {
        name: frozenset(_named(hint)) for name, hint in get_type_hints(kind).items() if name in kind.__struct_fields__
    }


def _named(annotation: object) -> Iterator[type[ast.Node]]:
    if isinstance(annotation, type) and issubclass(annotation, ast.Node):
        yield from kinds_below(annotation)
    for part in get_args(annotation):
        yield from _named(part)


def kinds_below(kind: type[ast.Node]) -> Iterator[type[ast.Node]]:
    """The class and those derived from it."""
    yield kind
    for below in kind.__subclasses__():
        yield from kinds_below(below)
