"""Entities whose rows are a graph, linked."""

from msgspec import Struct


class GraphEdge(Struct, frozen=True, kw_only=True):
    """Each row leads from the row that `source` refers to, to that of `target`."""

    source: str
    target: str
    type: str | None = None
    weight: str | None = None
    directed: bool = True
    acyclic: bool = False


class GraphNode(Struct, frozen=True, kw_only=True):
    """The rows of the entity `edges` lead from row to row of this one."""

    edges: str
    display: str | None = None
    parent: str | None = None
