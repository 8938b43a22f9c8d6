"""`graph_edge:` and `graph_node:`."""

from dazzle.fieldtypes.ref import Ref
from dazzle.ir.graph import GraphEdge, GraphNode
from dazzle.ir.types import is_number, of_field
from dazzle.lang import ast
from dazzle.link.checks import unmarked_entity, unsuitable_field
from dazzle.link.environment import Environment
from dazzle.link.plain import truth, word
from dazzle.link.shape import has


def link_edge(env: Environment, node: ast.GraphEdge | None) -> GraphEdge | None:
    if node is None or node.source is None or node.target is None:
        return None
    for key, name in (("source", node.source), ("target", node.target)):
        check_reference(env, key, name)
        end = env.own.get(name.text)
        if end is not None and isinstance(end.type, Ref) and not end.required:
            env.scope.report(unsuitable_field.optional(name, key))
    weight = env.own.get(node.weight.text) if node.weight is not None else None
    if node.weight is not None and weight is not None and not is_number(of_field(weight.type)):
        env.scope.report(unsuitable_field.at(node.weight, "weight", weight.type.keyword, "a number"))
    return GraphEdge(
        source=node.source.text,
        target=node.target.text,
        type=word(node.type),
        weight=word(node.weight),
        directed=truth(node.directed, otherwise=True),
        acyclic=truth(node.acyclic),
    )


def link_node(env: Environment, node: ast.GraphNode | None) -> GraphNode | None:
    if node is None or node.edges is None:
        return None
    declared = env.scope.entities.get(node.edges.text)
    if declared is not None and not has(declared.node, ast.GraphEdge):
        env.scope.report(unmarked_entity.at(node.edges, "edges", "graph_edge"))
    if node.parent is not None:
        check_reference(env, "parent", node.parent)
    return GraphNode(edges=node.edges.text, display=word(node.display), parent=word(node.parent))


def check_reference(env: Environment, key: str, name: ast.Name) -> None:
    """Reports a field that is there and no reference."""
    field = env.own.get(name.text)
    if field is not None and not isinstance(field.type, Ref):
        env.scope.report(unsuitable_field.at(name, key, field.type.keyword, "a reference"))
