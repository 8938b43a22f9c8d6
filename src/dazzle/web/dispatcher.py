"""Method and path to the route that answers."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import unquote

from dazzle.web.problems import MethodNotAllowed, NotFound
from dazzle.web.route import Route


@dataclass(slots=True)
class _Node:
    """A place in the tree of path segments."""

    fixed: "dict[str, _Node]" = field(default_factory=dict)
    named: "_Node | None" = None
    routes: dict[str, Route] = field(default_factory=dict)


class Dispatcher:
    """Of two routes with one method and path the first one answers."""

    def __init__(self, routes: Iterable[Route]) -> None:
        self._root = _Node()
        for route in routes:
            self._place(route).routes.setdefault(route.method, route)

    def find(self, method: str, path: str) -> tuple[Route, dict[str, str]]:
        """The route, and the named segments of a path that is escaped as it came over the wire.

        Raises NotFound, and MethodNotAllowed where only other methods are answered.
        """
        inner = path.removeprefix("/").removesuffix("/")
        segments = [unquote(segment) for segment in inner.split("/")] if inner else []
        found = _walk(self._root, segments)
        if found is None:
            raise NotFound
        node, values = found
        route = node.routes.get(method) or (node.routes.get("GET") if method == "HEAD" else None)
        if route is None:
            raise _not_allowed(method, node.routes)
        names = [part[1:-1] for part in _segments(route.path) if _is_named(part)]
        return route, dict(zip(names, values, strict=True))

    def _place(self, route: Route) -> _Node:
        node = self._root
        for segment in _segments(route.path):
            if _is_named(segment):
                node.named = node.named or _Node()
                node = node.named
            else:
                node = node.fixed.setdefault(segment, _Node())
        return node


def _walk(node: _Node, segments: list[str]) -> tuple[_Node, list[str]] | None:
    """The node, a fixed segment before a named one, and what stood for the named ones."""
    if not segments:
        return (node, []) if node.routes else None
    first, *rest = segments
    if first in node.fixed and (found := _walk(node.fixed[first], rest)) is not None:
        return found
    if node.named is None or not first or (found := _walk(node.named, rest)) is None:
        return None
    return found[0], [first, *found[1]]


def _not_allowed(method: str, routes: dict[str, Route]) -> MethodNotAllowed:
    allowed = sorted({*routes, *(["HEAD"] if "GET" in routes else [])})
    return MethodNotAllowed(
        f"{method[:20]} is not possible here, only {', '.join(allowed)}.", headers={"allow": ", ".join(allowed)}
    )


def _segments(path: str) -> list[str]:
    return [segment for segment in path.split("/") if segment]


def _is_named(segment: str) -> bool:
    return segment.startswith("{") and segment.endswith("}")
