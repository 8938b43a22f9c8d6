"""What is certain before any row is there."""

from collections.abc import Sequence

from dazzle.ir import expression as ir
from dazzle.ir.types import Kind
from dazzle.lang import ast
from dazzle.link.checks import pointless_condition
from dazzle.link.expression.linking import Linking, Typed


def comparison(linking: Linking, node: ast.Binary, left: Typed, right: Typed) -> None:
    """Warns of a value that is compared with itself, and of two constants."""
    one, other = left.expression, right.expression
    if isinstance(one, ir.Literal | ir.Duration):
        if isinstance(other, ir.Literal | ir.Duration):
            linking.report(pointless_condition.constants(node.span))
    elif one == other:
        linking.report(pointless_condition.same(node.span))


def options(linking: Linking, node: ast.In, operand: Typed, given: Sequence[Typed]) -> None:
    """Warns of a list that has nothing, or all that the operand can be."""
    if not given:
        linking.report(pointless_condition.empty(node.span, negated=node.negated))
    if operand.type.kind is not Kind.ENUM or not isinstance(node.operand, ast.Path) or len(operand.type.values) < 2:
        return
    listed = {typed.expression.value for typed in given if isinstance(typed.expression, ir.Literal)}
    if listed.issuperset(operand.type.values):
        field = node.operand.parts[-1].text
        linking.report(pointless_condition.every_value(node.span, field, negated=node.negated))
