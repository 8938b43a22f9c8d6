"""`temporal:`."""

from dazzle.ir.temporal import Temporal
from dazzle.lang import ast
from dazzle.link.checks import required_end
from dazzle.link.environment import Environment
from dazzle.link.plain import word


def link_temporal(env: Environment, node: ast.Temporal | None) -> Temporal | None:
    if node is None or node.start_field is None or node.end_field is None or node.key_field is None:
        return None
    end = env.own.get(node.end_field.text)
    if end is not None and end.required:
        env.scope.report(required_end.at(node.end_field, env.entity))
    return Temporal(
        start=node.start_field.text,
        end=node.end_field.text,
        key=node.key_field.text,
        default_filter=word(node.default_filter) or "active",
        as_of=word(node.as_of_param) or "as_of",
    )
