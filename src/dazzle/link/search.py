"""`search on`: which text of an entity's rows is looked into."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from dazzle.ir.entity import Entity, Field, Owner, Storage
from dazzle.ir.search import DICTIONARIES, SEARCH_VECTOR, Search, SearchField
from dazzle.ir.types import Kind, of_field
from dazzle.lang import ast
from dazzle.link.checks import (
    bad_setting,
    duplicate_declaration,
    repeated_name,
    reserved_search_vector,
    unsuitable_search,
)
from dazzle.link.plain import truth, whole, word
from dazzle.link.scope import Scope

WEIGHTS: Mapping[int | None, str] = {4: "A", 3: "B", 2: "C", 1: "D"}


def with_searches(scope: Scope, project: Sequence[ast.Module], entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """The entities, with what is searched of their rows; reports what cannot be."""
    nodes = [node for module in project for node in module.declarations if isinstance(node, ast.Search)]
    firsts: dict[str, ast.Search] = {}
    for node in nodes:
        first = firsts.setdefault(node.entity.text, node)
        if first is not node:
            scope.report(duplicate_declaration.on("search", node.entity, first.entity))
    own = {entity.name: entity for entity in reversed(entities)}  # the project's stand first
    found = {name: _link(scope, node, own[name]) for name, node in firsts.items() if name in own}
    return tuple(
        replace(each, search=found[each.name]) if own.get(each.name) is each and each.name in found else each
        for each in entities
    )


def _link(scope: Scope, node: ast.Search, entity: Entity) -> Search:
    if entity.storage is Storage.VIRTUAL:
        scope.report(unsuitable_search.of_virtual(node.entity))
    elif entity.owner is Owner.FRAMEWORK:
        scope.report(unsuitable_search.of_framework(node.entity))
    for field in entity.fields:
        if any(column.name == SEARCH_VECTOR for column in field.type.columns(field.name)) and field.span is not None:
            scope.report(reserved_search_vector.at(field.span, field.name, entity.name, node.entity.span))
    tokenizer = word(node.tokenizer) or DICTIONARIES[0]
    if node.tokenizer is not None and tokenizer not in DICTIONARIES:
        scope.report(bad_setting.at(node.tokenizer.span, "tokenizer", tokenizer, DICTIONARIES))
    fields = {field.name: field for field in entity.fields}
    searched = list(dict.fromkeys(_searched(scope, node.fields, entity.name, fields)))
    weights = _weights(scope, node, fields)
    return Search(
        fields=tuple(SearchField(field=name, weight=weights.get(name, WEIGHTS[1])) for name in searched),
        dictionary=tokenizer,
        highlight=truth(node.highlight),
    )


def _searched(scope: Scope, paths: Iterable[ast.Path], entity: str, fields: Mapping[str, Field]) -> Iterator[str]:
    """The names of the fields that can be searched; what is written and cannot is reported."""
    first: dict[str, ast.Name] = {}
    for path in paths:
        name = path.parts[0]
        if len(path.parts) > 1:
            scope.report(unsuitable_search.elsewhere(path, entity))
            continue
        if (other := first.setdefault(name.text, name)) is not name:
            scope.report(repeated_name.at(name, other))
        field = fields.get(name.text) or fields.get(f"{name.text}_id")
        if field is None:
            if name.text in scope.computed.get(entity, {}):
                scope.report(unsuitable_search.computed(path))
            continue
        if of_field(field.type).kind is not Kind.TEXT:
            scope.report(unsuitable_search.of_field(path, field.type.keyword))
            continue
        yield field.name


def _weights(scope: Scope, node: ast.Search, fields: Collection[str]) -> dict[str, str]:
    """The weight of each field that has one; `ranking` may name what is searched, and each once."""
    searched = {word(path) for path in node.fields}
    first: dict[str, ast.Name] = {}
    found: dict[str, str] = {}
    for each in node.ranking:
        name = each.field.parts[0]
        if word(each.field) not in searched:
            if len(each.field.parts) > 1 or name.text in fields:
                scope.report(unsuitable_search.not_searched(each.field))
        elif len(each.field.parts) == 1 and (other := first.setdefault(name.text, name)) is not name:
            scope.report(repeated_name.at(name, other))
        elif (weight := whole(each.weight)) in WEIGHTS:
            found[name.text] = WEIGHTS[weight]
    return found
