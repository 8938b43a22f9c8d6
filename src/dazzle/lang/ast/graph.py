"""Entities whose rows are a graph."""

from dazzle.lang.ast.expression import Literal
from dazzle.lang.ast.meaning import ColumnName, EntityName
from dazzle.lang.ast.node import Node


class GraphEdge(Node, frozen=True, kw_only=True):
    """`graph_edge:`: each row leads from one row to another."""

    source: ColumnName | None = None
    target: ColumnName | None = None
    type: ColumnName | None = None
    weight: ColumnName | None = None
    directed: Literal | None = None
    acyclic: Literal | None = None


class GraphNode(Node, frozen=True, kw_only=True):
    """`graph_node:`: rows of another entity lead from row to row of this one."""

    edges: EntityName | None = None
    display: ColumnName | None = None
    parent: ColumnName | None = None
