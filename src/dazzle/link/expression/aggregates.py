"""`count(LineItem where done)`, `sum(LineItem.amount * 2)`: what other rows give together."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dazzle.diagnostics.diagnostic import Diagnostic
from dazzle.fieldtypes.has_many import HasMany
from dazzle.ir import expression as ir
from dazzle.ir.functions import SORTABLE, Function
from dazzle.ir.types import INT, WORDS, Kind
from dazzle.lang import ast
from dazzle.lang.walk import nodes
from dazzle.link.checks import misplaced_aggregate, type_mismatch, unknown_entity, wrong_arguments
from dazzle.link.environment import Environment
from dazzle.link.expression.linking import Linking, Typed


class Rows(NamedTuple):
    """The rows of an entity, as a word names them: by the entity's name, or by a `has_many` field."""

    entity: str
    word: ast.Name


def is_aggregate(linking: Linking, node: ast.Call, function: Function) -> bool:
    """Whether the call is about other rows; `min` and `max` may be about values of one."""
    if not function.row_local or node.where is not None:
        return True
    return len(node.arguments) == 1 and (linking.env.rows or next(_rows(linking, node.arguments), None) is not None)


def aggregate(linking: Linking, node: ast.Call, function: Function) -> Typed | None:
    env = linking.env
    if linking.aggregating:
        return linking.refuse(misplaced_aggregate.nested(node.function.span, function.name))
    if not env.computed:
        return linking.refuse(misplaced_aggregate.at(node.function.span, function.name))
    if len(node.arguments) > 1:
        return linking.refuse(wrong_arguments.at(node, f"{function.name}(LineItem.amount)"))
    found = list(_rows(linking, node.arguments))
    other = next((rows for rows in found if rows.entity != found[0].entity), None)
    if other is not None:
        first = found[0]
        return linking.refuse(
            misplaced_aggregate.two_entities(other.word.span, other.entity, first.word.span, first.entity)
        )
    if not found and any(part.parts[0].text in env.scope.broken for part in nodes(node.arguments, ast.Path)):
        return None  # what is meant could not be read
    if not found and not (env.rows and env.entity):
        return linking.refuse(_unknown_rows(linking, node, function))
    entity = found[0].entity if found else env.entity
    word = found[0].word.text if found else ""
    inner = Environment(env.scope, entity, env.fields, condition=True, alias=word)
    return _of_rows(linking.within(inner, aggregating=True), node, function, word)


def _of_rows(linking: Linking, node: ast.Call, function: Function, word: str) -> Typed | None:
    """`linking` is that of the rows, which `word` names."""
    where = linking.condition(node.where) if node.where is not None else None
    if node.where is not None and where is None:
        return None
    entity = linking.env.entity
    operand = node.arguments[0] if node.arguments else None
    if operand is None or (isinstance(operand, ast.Path) and [part.text for part in operand.parts] == [word]):
        if function.name != "count":
            return linking.refuse(wrong_arguments.no_field(node, word or entity))
        return Typed(ir.Aggregate(function.name, entity, None, where), INT)
    typed = linking.link(operand)
    if typed is None:
        return None
    kinds = SORTABLE if function.row_local else function.parameter(0).kinds
    if function.name != "count" and typed.type.kind not in kinds and typed.type.kind is not Kind.ANY:
        words = " or ".join(dict.fromkeys(WORDS[kind] for kind in Kind if kind in kinds))
        return linking.refuse(type_mismatch.expected(operand.span, words, typed.type.words))
    result = function.of([typed.type])
    assert result is not None
    return Typed(ir.Aggregate(function.name, entity, typed.expression, where), result)


def _rows(linking: Linking, arguments: Sequence[ast.Node]) -> Iterator[Rows]:
    """The entities that are named in an argument, in the order written."""
    env = linking.env
    for part in nodes(tuple(arguments), ast.Path):
        word = part.parts[0]
        field = env.own.get(word.text)
        if field is not None and isinstance(field.type, HasMany):
            yield Rows(field.type.entity, word)
        elif field is None and word.text in env.scope.entities and word.text not in env.names:
            yield Rows(word.text, word)


def _unknown_rows(linking: Linking, node: ast.Call, function: Function) -> Diagnostic:
    """What is said where no entity is named: a word that is nothing else was meant for one."""
    env = linking.env
    for part in nodes(node.arguments, ast.Path):
        word = part.parts[0]
        if word.text not in env.own and word.text[:1].isupper():
            return unknown_entity.at(word, {name: found.place for name, found in env.scope.entities.items()})
    return misplaced_aggregate.no_rows(node.span, function.name)
