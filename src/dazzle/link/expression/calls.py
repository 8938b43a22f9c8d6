"""Calls of functions."""

from collections.abc import Sequence

from dazzle.ir import expression as ir
from dazzle.ir.functions import BY_NAME, FUNCTIONS, NAMING, Function, Place
from dazzle.ir.types import BOOL, WORDS, Kind
from dazzle.lang import ast
from dazzle.link.checks import type_mismatch, unknown_function, wrong_arguments
from dazzle.link.expression.aggregates import aggregate, is_aggregate
from dazzle.link.expression.branches import alike
from dazzle.link.expression.linking import Linking, Typed, Wanted

MOST_DIGITS = 30


def call(linking: Linking, node: ast.Call, wanted: Wanted | None) -> Typed | None:
    function = BY_NAME.get(node.function.text)
    if function is None:
        return linking.refuse(unknown_function.at(node.function, _usable(linking)))
    if function.word and function.place is Place.CONDITION and not linking.env.condition:
        return linking.refuse(unknown_function.misplaced(node.function, function.place))
    if function.aggregate and is_aggregate(linking, node, function):
        return aggregate(linking, node, function)
    if node.where is not None:
        return linking.refuse(wrong_arguments.where(node.where.span, function.name))
    if not function.takes(len(node.arguments)):
        return linking.refuse(wrong_arguments.at(node, function.signature))
    if function.name in NAMING:
        return _names(linking, node)
    return _call(linking, node, function, wanted)


def _usable(linking: Linking) -> list[str]:
    """The functions that can be asked here."""
    places = {Place.ANYWHERE: True, Place.CONDITION: linking.env.condition, Place.AGGREGATE: linking.env.computed}
    return [function.name for function in FUNCTIONS if places[function.place]]


def _call(linking: Linking, node: ast.Call, function: Function, wanted: Wanted | None) -> Typed | None:
    arguments = alike(linking, node.arguments, wanted) if function.alike else linking.all(node.arguments)
    if arguments is None or not _fit(linking, node, function, arguments):
        return None
    found = function.of([argument.type for argument in arguments])
    assert found is not None, function.name
    return Typed(ir.Call(function.name, tuple(argument.expression for argument in arguments)), found)


def _fit(linking: Linking, node: ast.Call, function: Function, arguments: Sequence[Typed]) -> bool:
    """Whether each argument is of a kind that the function takes; reports those that are not."""
    right = True
    for index, (written, argument) in enumerate(zip(node.arguments, arguments, strict=True)):
        kinds = function.parameter(index).kinds
        if function.name == "round" and index == 1 and not _is_digits(argument.expression):
            linking.report(wrong_arguments.digits(written.span))
            right = False
        elif argument.type.kind not in kinds and argument.type.kind is not Kind.ANY:
            words = " or ".join(dict.fromkeys(WORDS[kind] for kind in Kind if kind in kinds))
            linking.report(type_mismatch.expected(written.span, words, argument.type.words))
            right = False
    return right


def _is_digits(argument: ir.Expression) -> bool:
    return isinstance(argument, ir.Literal) and isinstance(argument.value, int) and 0 <= argument.value <= MOST_DIGITS


def _names(linking: Linking, node: ast.Call) -> Typed | None:
    """The names of roles and grants, which may be dotted."""
    names = []
    for argument in node.arguments:
        match argument:
            case ast.Path(parts=parts, branch=None):
                names.append(ir.Literal(".".join(part.text for part in parts)))
            case ast.Literal(value=str(text)):
                names.append(ir.Literal(text))
            case _:
                return linking.refuse(wrong_arguments.naming(argument.span, node.function.text))
    return Typed(ir.Call(node.function.text, tuple(names)), BOOL)
