"""`graph_edge:` and `graph_node:` of an entity."""

from dazzle.lang import ast
from dazzle.lang.constructs.line import BOOLEAN, NAME, body, item_block

GRAPH_EDGE = item_block(
    ast.GraphEdge,
    body(
        "`graph_edge`",
        {
            **dict.fromkeys(("source", "target", "type", "weight"), NAME),
            **dict.fromkeys(("directed", "acyclic"), BOOLEAN),
        },
        needs=("source", "target"),
    ),
)

GRAPH_NODE = item_block(
    ast.GraphNode,
    body("`graph_node`", dict.fromkeys(("edges", "display", "parent"), NAME), needs=("edges",)),
)
