"""Operators: logic, comparisons, sums, and what is among a list."""

from dazzle.ir import expression as ir
from dazzle.ir.operators import COMPARISONS as COMPARING
from dazzle.ir.operators import LOGIC, ORDER, UNORDERED, comparable, computed
from dazzle.ir.types import BOOL, DURATIONS, NUMBERS, OPEN, Kind, Type
from dazzle.lang import ast
from dazzle.link.checks import null_comparison, type_mismatch
from dazzle.link.expression import pointless
from dazzle.link.expression.linking import Linking, Typed, Wanted, beside
from dazzle.link.expression.listed import listed

WORDY = frozenset({Kind.TEXT, Kind.ANY})  # beside these a word may be a text
NEGATABLE = frozenset({*NUMBERS, *DURATIONS, Kind.DAYS, Kind.MONEY, Kind.ANY})


def unary(linking: Linking, node: ast.Unary, wanted: Wanted | None) -> Typed | None:
    if node.operator == "not":
        condition = linking.condition(node.operand)
        return None if condition is None else Typed(ir.Unary("not", condition), BOOL)
    typed = linking.link(node.operand, wanted)
    if typed is None:
        return None
    if typed.type.kind not in NEGATABLE:
        return linking.refuse(type_mismatch.expected(node.operand.span, "a number", typed.type.words))
    return Typed(ir.Unary("-", typed.expression), typed.type)


def binary(linking: Linking, node: ast.Binary, wanted: Wanted | None) -> Typed | None:
    del wanted
    if node.operator in LOGIC:
        left, right = linking.condition(node.left), linking.condition(node.right)
        return None if left is None or right is None else Typed(ir.Binary(node.operator, left, right), BOOL)
    if node.operator in COMPARING:
        return _comparison(linking, node)
    return _sum(linking, node)


def _sum(linking: Linking, node: ast.Binary) -> Typed | None:
    left, right = linking.link(node.left), linking.link(node.right)
    if left is None or right is None:
        return None
    for side, typed in ((node.left, left), (node.right, right)):
        if typed.type.kind is Kind.NULL:
            return linking.refuse(null_comparison.computed(side.span, node.operator))
    found = computed(node.operator, left.type, right.type)
    if found is None:
        return linking.refuse(
            type_mismatch.computed(node.operator, node.left.span, left.type.words, node.right.span, right.type.words)
        )
    return Typed(ir.Binary(node.operator, left.expression, right.expression), found)


def _comparison(linking: Linking, node: ast.Binary) -> Typed | None:
    """The side that means something by itself says what the other one means."""
    ordered = node.operator in ORDER
    left_waits = linking.is_open(node.left) and (isinstance(node.left, ast.Literal) or not linking.is_open(node.right))
    first, second = (node.right, node.left) if left_waits else (node.left, node.right)
    one = linking.link(first)
    if one is None:
        if not linking.is_open(second):  # what an open one means depends on this one
            linking.link(second)
        return None
    wanted = beside(one, first, ordered=ordered, day=True)
    if second is node.left and isinstance(second, ast.Path) and wanted is not None and wanted.type.kind in WORDY:
        wanted = None  # what is compared is a field: a word is a text only behind the sign
    other = linking.link(second, wanted)
    if other is None:
        return None
    left, right = (one, other) if first is node.left else (other, one)
    if not _compare(linking, node, left.type, right.type):
        return None
    pointless.comparison(linking, node, left, right)
    return Typed(ir.Binary(node.operator, left.expression, right.expression), BOOL)


def _compare(linking: Linking, node: ast.Binary, left: Type, right: Type) -> bool:
    """Whether the types compare; reports it where they do not."""
    kinds = {left.kind, right.kind}
    if Kind.NULL in kinds:
        if node.operator in ORDER:
            linking.report(null_comparison.at(node.span, node.operator))
        return node.operator not in ORDER
    if Kind.OPAQUE in kinds:
        linking.report(type_mismatch.opaque((node.left if left.kind is Kind.OPAQUE else node.right).span))
        return False
    if not comparable(left, right):
        linking.report(type_mismatch.compared(node.left.span, left.words, node.right.span, right.words))
        return False
    if node.operator in ORDER and (unordered := kinds & UNORDERED):
        words = left.words if left.kind in unordered else right.words
        linking.report(type_mismatch.ordered(node.operator, node.span, words))
        return False
    return True


def among(linking: Linking, node: ast.In, wanted: Wanted | None) -> Typed | None:
    del wanted
    operand = linking.link(node.operand)
    if operand is None:
        return None
    wanted = beside(operand, node.operand)
    options = listed(linking, node.within, wanted) if node.within is not None else linking.all(node.options, wanted)
    if options is None:
        return None
    if operand.type.kind is Kind.OPAQUE:
        return linking.refuse(type_mismatch.opaque(node.operand.span))
    for option, written in zip(options, node.options, strict=False):
        if not _is_option(operand.type, option.type):
            return linking.refuse(
                type_mismatch.compared(node.operand.span, operand.type.words, written.span, option.type.words)
            )
    pointless.options(linking, node, operand, options)
    return Typed(
        ir.In(operand.expression, tuple(option.expression for option in options), node.negated),
        BOOL,
    )


def _is_option(operand: Type, option: Type) -> bool:
    """In a list, an instant is not taken for its day."""
    if {operand.kind, option.kind} == {Kind.DATE, Kind.INSTANT}:
        return False
    return option.kind in OPEN or comparable(operand, option)


def listing(linking: Linking, node: ast.Listing, wanted: Wanted | None) -> None:
    del wanted
    linking.report(type_mismatch.lists(node.span))
