"""`subtype_of:`: whether kinds and what they are kinds of fit together."""

from collections.abc import Iterator, Sequence

from dazzle.lang import ast
from dazzle.link.checks import (
    nested_subtype,
    reserved_kind,
    soft_delete_of_subtype,
    subtype_circle,
    subtype_field,
    subtype_grant,
    subtype_with_key,
)
from dazzle.link.circle import circles
from dazzle.link.given import KIND
from dazzle.link.scope import Scope
from dazzle.link.shape import Shape, by_name


def check_subtypes(scope: Scope, shapes: Sequence[Shape]) -> None:
    """Reports what does not fit; the fields of a base are hidden in its subtypes, where nothing reads them yet."""
    named = by_name(shapes)
    bases = {made.name: [(node.base.text, None) for node in made.of(ast.SubtypeOf)] for made in named.values()}
    circular = {name for circle in circles(bases) for name, _ in circle}
    for made in shapes:
        node = made.first(ast.SubtypeOf)
        base = named.get(node.base.text) if node is not None else None
        if node is None or base is None:
            continue
        own = {linked.field.name for linked in made.fields}
        scope.hidden.update((made.name, each.field.name) for each in base.fields if each.field.name not in own)
        above = base.first(ast.SubtypeOf)
        if made.name in circular:
            scope.report(subtype_circle.at(node.base, made.name))
        elif above is not None:
            scope.report(nested_subtype.at(node.base, above.base.text))
        else:
            _check_fields(scope, made, base)
            _check_grants(scope, made, base)


def _check_fields(scope: Scope, made: Shape, base: Shape) -> None:
    below = {linked.field.name: linked for linked in base.fields}
    for linked in made.fields:
        field = linked.field
        if field.given_by is not None:
            continue
        if linked.primary:
            scope.report(subtype_with_key.at(linked.node.name, base.name))
        elif field.name in below:
            scope.report(subtype_field.at(linked.node.name, base.name, below[field.name].node.name.span))
    kind = below.get(KIND)
    if kind is not None and kind.field.given_by is None:
        scope.report(reserved_kind.at(kind.node.name, base.name))
    for item in made.of(ast.SoftDelete):
        if item.enabled:
            scope.report(soft_delete_of_subtype.at(item.span, made.name, base.name))


def _check_grants(scope: Scope, made: Shape, base: Shape) -> None:
    """What is permitted in a subtype is permitted in its base; where a base permits nothing, nothing is refused."""
    permitted = {rule.operation.text for rule in _permits(base)}
    for rule in _permits(made):
        if rule.operation.text not in permitted:
            scope.report(subtype_grant.at(rule.span, made.name, base.name, rule.operation.text))


def _permits(made: Shape) -> Iterator[ast.AccessRule]:
    for block in made.of(ast.Access):
        if block.kind == "permit":
            yield from block.rules
