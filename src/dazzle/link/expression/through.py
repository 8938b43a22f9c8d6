"""`via Ban(member = current_user, rental = id)`: a row of another entity exists."""

from dazzle.ir import expression as ir
from dazzle.ir.operators import comparable
from dazzle.ir.types import BOOL
from dazzle.lang import ast
from dazzle.link.checks import bad_path, type_mismatch
from dazzle.link.environment import Environment
from dazzle.link.expression.linking import Linking, Typed, Wanted, beside

Binding = tuple[tuple[str, ...], str, ir.Expression]


def through(linking: Linking, node: ast.Via, wanted: Wanted | None) -> Typed | None:
    del wanted
    env = linking.env
    if env.scope.entity(node.entity) is None:
        return None
    junction = linking.within(Environment(env.scope, node.entity.text, env.fields))
    bindings = [_binding(linking, junction, binding) for binding in node.bindings]
    whole = tuple(binding for binding in bindings if binding is not None)
    return Typed(ir.Via(node.entity.text, whole, node.negated), BOOL) if len(whole) == len(bindings) else None


def _binding(linking: Linking, junction: Linking, node: ast.Binding) -> Binding | None:
    """The left side is of the row in between; the right one speaks of this row (`id`), of the user, or of null."""
    left = junction.link(node.left)
    right = linking.link(node.right, beside(left, node.left) if left is not None else None)
    if left is None or right is None or not isinstance(left.expression, ir.FieldPath):
        return None
    if node.left.branch is not None:
        return linking.refuse(bad_path.no_branches(node.left.branch, node.left.parts[0].text))
    if not comparable(left.type, right.type):
        return linking.refuse(
            type_mismatch.compared(node.left.span, left.type.words, node.right.span, right.type.words)
        )
    return left.expression.parts, node.operator, right.expression
