"""Types that are found in other rows: whether these lead back."""

from collections.abc import Mapping, Sequence

from dazzle.fieldtypes.descendants_of import DescendantsOf
from dazzle.fieldtypes.latest_one import LatestOne
from dazzle.lang import ast
from dazzle.link.checks import unknown_field, unmarked_entity, unsuitable_field
from dazzle.link.field import LinkedField
from dazzle.link.scope import Scope
from dazzle.link.shape import Shape, by_name


def check_derived(scope: Scope, shapes: Sequence[Shape]) -> None:
    """Reports each `latest_one`, `descendants_of` and `ancestors_of` that cannot be found."""
    named = by_name(shapes)
    for made in shapes:
        for linked in made.fields:
            type_, via = linked.field.type, linked.node.type.via
            if isinstance(type_, LatestOne) and via is not None:
                _check_latest(scope, made, linked, via, named.get(type_.entity))
            elif isinstance(type_, DescendantsOf) and via is not None:
                _check_walk(scope, made, linked, via, named)


def _check_latest(scope: Scope, made: Shape, linked: LinkedField, via: ast.Name, other: Shape | None) -> None:
    if other is None:
        return
    target = linked.node.type.target
    if target is not None and other.first(ast.Temporal) is None:
        scope.report(unmarked_entity.at(target, "latest_one", "temporal"))
    _check_back(scope, linked, via, other, made.name)


def _check_walk(scope: Scope, made: Shape, linked: LinkedField, via: ast.Name, named: Mapping[str, Shape]) -> None:
    """By a reference of the entity to itself, or by one of a junction's two to it."""
    junction, _, field = via.text.rpartition(".")
    holder = named.get(junction) if junction else made
    if holder is None:
        scope.entity(ast.Name(span=via.span, text=junction))
        return
    name = ast.Name(span=via.span, text=field)
    back = list(holder.references(made.name))
    if not _check_back(scope, linked, name, holder, made.name) or not junction:
        return
    if len(back) < 2:
        scope.report(unsuitable_field.without_other(name, linked.field.type.keyword, holder.name, made.name))


def _check_back(scope: Scope, linked: LinkedField, via: ast.Name, holder: Shape, target: str) -> bool:
    """True when the field of `holder` refers to `target`; else that is reported."""
    fields = {each.field.name: each.field for each in holder.fields}
    if via.text not in fields:
        if not scope.may_have(holder.name, via.text):
            scope.report(unknown_field.at(via, holder.name, fields))
        return False
    if via.text not in holder.references(target):
        keyword = linked.field.type.keyword
        scope.report(unsuitable_field.not_leading_back(via, keyword, holder.name, target))
        return False
    return True
