"""`if a: x elif b: y else: z`, and other values that stand for each other."""

from collections.abc import Sequence

from dazzle.ir import expression as ir
from dazzle.ir.types import NULL, OPEN, joined
from dazzle.lang import ast
from dazzle.link.checks import type_mismatch
from dazzle.link.expression.linking import Linking, Typed, Wanted


def conditional(linking: Linking, node: ast.Conditional, wanted: Wanted | None) -> Typed | None:
    conditions = [linking.condition(case.condition) for case in node.cases]
    values = alike(linking, [*(case.value for case in node.cases), node.otherwise], wanted)
    if values is None or None in conditions:
        return None
    *chosen, otherwise = (typed.expression for typed in values)
    cases = tuple(
        (condition, value) for condition, value in zip(conditions, chosen, strict=True) if condition is not None
    )
    return Typed(ir.Conditional(cases, otherwise), joined(typed.type for typed in values) or NULL)


def alike(linking: Linking, nodes: Sequence[ast.Expression], wanted: Wanted | None) -> list[Typed] | None:
    """Values that stand for each other: what the first ones are says what words and constants among them mean."""
    found: list[Typed | None] = [None] * len(nodes)
    open_ = [index for index, node in enumerate(nodes) if linking.is_open(node)]
    closed = [index for index in range(len(nodes)) if index not in open_]
    for index in closed:
        found[index] = linking.link(nodes[index], wanted)
    if any(found[index] is None for index in closed):
        return None  # what the others mean depends on these
    type_ = joined(typed.type for typed in found if typed is not None) if closed else None
    if type_ is not None and type_.kind not in OPEN and not (wanted is not None and wanted.type.kind is type_.kind):
        wanted = Wanted(type_)
    for index in open_:
        found[index] = linking.link(nodes[index], wanted)
    values = [typed for typed in found if typed is not None]
    return values if len(values) == len(nodes) and _join(linking, nodes, values) else None


def _join(linking: Linking, nodes: Sequence[ast.Expression], values: Sequence[Typed]) -> bool:
    """Whether the values are of one type; reports the first that is of another."""
    for number in range(2, len(values) + 1):
        if joined(typed.type for typed in values[:number]) is None:
            first = next(index for index, typed in enumerate(values) if typed.type.kind not in OPEN)
            one, other = values[first], values[number - 1]
            linking.report(
                type_mismatch.branches(nodes[first].span, one.type.words, nodes[number - 1].span, other.type.words)
            )
            return False
    return True
