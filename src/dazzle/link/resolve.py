"""Every name in a declaration, looked up as the note beside its attribute says (`lang/ast/meaning.py`).

This is how all constructs are linked but fields, constraints and rules, whose names make types and expressions. What
cannot be found is told where it stands. It is an error in what this version acts upon, and where a note is strict; else
a warning, for nothing breaks by it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from msgspec import Struct
from msgspec.structs import replace

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.fieldtypes import BY_KEYWORD
from dazzle.fieldtypes.bool import Bool
from dazzle.fieldtypes.enum import Enum
from dazzle.ir.entity import Field
from dazzle.lang import ast
from dazzle.lang.ast.meaning import Between, Condition, InRow, Inside, Measure, OneOf, OwnField, Refers, ValueOf
from dazzle.lang.walk import nodes
from dazzle.link.checks import (
    bad_setting,
    field_without_column,
    out_of_range,
    unknown_entity,
    unknown_field,
    unknown_name,
    unknown_type,
    unknown_value,
)
from dazzle.link.constraint import is_stored
from dazzle.link.environment import Environment
from dazzle.link.expression import link_condition
from dazzle.link.scope import Scope

ENTITY = Refers((ast.Entity.KIND,))
# Items of entities whose names are looked up where they are linked.
LINKED = (
    ast.Field,
    ast.Computed,
    ast.Unique,
    ast.Index,
    ast.Invariant,
    ast.Check,
    ast.Transitions,
    ast.Access,
    ast.Rights,
    ast.Extends,
    ast.Broken,
)
Fields = Mapping[str, Mapping[str, Field]]
Meaning = Refers | Inside | OneOf | OwnField | InRow | Measure | Between | ValueOf | Condition


class Slot(NamedTuple):
    """An attribute of a class of nodes, and what stands in it means, where a note says so."""

    name: str
    meaning: Meaning | None


@cache
def slots(kind: type[ast.Node]) -> tuple[Slot, ...]:
    """The attributes of a class that hold nodes or names."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple(Slot(name, _meaning(hints[name])) for name in kind.__struct_fields__ if name != "span")


def _meaning(hint: Any) -> Meaning | None:  # noqa: ANN401  a type, of any form
    if get_origin(hint) is Annotated:
        return next((note for note in hint.__metadata__ if isinstance(note, Meaning)), None)
    if get_origin(hint) in {tuple, Union, UnionType}:
        inner = (_meaning(part) for part in get_args(hint) if part not in {NoneType, ...})
        return next((found for found in inner if found is not None), None)
    return None


class Place(Struct, frozen=True):
    """Where names are looked up: the entities whose fields they are, and what their declaration names itself."""

    scope: Scope
    fields: Fields
    inside: Mapping[str, Mapping[str, ast.Name]]
    served: bool
    subjects: tuple[str, ...] = ()

    def report(self, *diagnostics: Diagnostic, strict: bool = False) -> None:
        severe = self.served or strict
        for diagnostic in diagnostics:
            self.scope.report(diagnostic if severe else replace(diagnostic, severity=Severity.WARNING))


def resolve(scope: Scope, fields: Fields, node: ast.Declaration, *, served: bool) -> None:
    """Reports each name in a declaration that stands for nothing; `fields` are every entity's, by its name."""
    _node(Place(scope, fields, _inside(node), served), node)


def resolve_items(scope: Scope, fields: Fields, entity: str, items: Iterable[ast.EntityItem]) -> None:
    """The same for what stands in an entity beside fields, constraints and rules."""
    place = Place(scope, fields, {}, served=True, subjects=(entity,))
    for item in items:
        if not isinstance(item, LINKED):
            _node(place, item)


def _inside(node: ast.Node) -> dict[str, dict[str, ast.Name]]:
    """What a declaration names inside itself: the steps of a process, by kind and name."""
    found: dict[str, dict[str, ast.Name]] = {}
    for part in nodes(node):
        kind, name = getattr(part, "KIND", None), getattr(part, "name", None)
        if part is not node and kind is not None and isinstance(name, ast.Name):
            found.setdefault(kind, {}).setdefault(name.text, name)
    return found


def _node(place: Place, node: ast.Node) -> None:
    if isinstance(node, ast.TypeRef):
        _type(place, node)
    subject = getattr(node, "SUBJECT", None)
    if subject is not None:
        place = replace(place, subjects=tuple(_subjects(place, node, subject)))
    for slot in slots(type(node)):
        for value in each(getattr(node, slot.name)):
            if slot.meaning is not None:
                _look_up(place, node, value, slot.meaning)
            if slot.meaning is None or not isinstance(slot.meaning, Condition):
                _node(place, value)


def _type(place: Place, node: ast.TypeRef) -> None:
    """The type of a field that is in no table: one that is built in, or an enum; what it leads to is an entity."""
    scope, word = place.scope, node.name.text
    if word not in BY_KEYWORD and word not in scope.enums and word not in scope.broken:
        place.report(unknown_type.at(node, scope.enums, scope.entities))
    for target in (node.target, node.via, *node.targets):
        if target is not None and target.text != "*":
            _declaration(place, target, ENTITY)


def each(value: object) -> Iterator[ast.Node]:
    if isinstance(value, tuple):
        for item in value:
            yield from each(item)
    elif isinstance(value, ast.Node):
        yield value


def _subjects(place: Place, node: ast.Node, attribute: str) -> Iterator[str]:
    """The entities that fields below a node belong to: those it names, or that a surface or a view it names shows."""
    found: object = node
    for part in attribute.split("."):
        found = getattr(found, part, None)
    for name in each(found):
        if isinstance(name, ast.Path):
            name = name.parts[0]  # noqa: PLW2901  `Docking.status`: the entity comes first
        if not isinstance(name, ast.Name):
            continue
        if name.text in place.fields:
            yield name.text
        elif (shown := place.scope.shown_by(name.text)) is not None:
            yield shown


def _look_up(place: Place, node: ast.Node, value: ast.Node, meaning: Meaning) -> None:
    match meaning, value:
        case Refers(), ast.Name():
            _declaration(place, value, meaning)
        case Inside(kind=kind, also=also, loose=loose), ast.Name():
            known = place.inside.get(kind, {})
            if value.text not in known and value.text not in also and not (loose and not known):
                place.report(unknown_name.inside(value, kind, (*known, *also)))
        case OneOf(words=words, strict=strict), ast.Name() if value.text not in words:
            place.report(bad_setting.at(value.span, _key(node, value), value.text, words), strict=strict)
        case Between(least=least, most=most), ast.Literal() | ast.Delay():
            _between(place, _key(node, value), value, least, most)
        case _:
            _look_up_in_rows(place, node, value, meaning)


def _look_up_in_rows(place: Place, node: ast.Node, value: ast.Node, meaning: Meaning) -> None:
    match meaning, value:
        case OwnField(stored=stored), ast.Name():
            _own_field(place, value, stored=stored)
        case InRow(strict=strict), ast.Path():
            _path(place, value, strict=strict)
        case Measure(), ast.Path(parts=(name, *_)):
            figures = place.inside.get(ast.Metric.KIND, {})
            if name.text not in figures:
                _path(place, value, also=tuple(figures))
        case ValueOf(attribute=attribute), ast.Name() | ast.Literal():
            _value(place, getattr(node, attribute), value)
        case Condition(), _:
            _condition(place, value)
        case _:
            pass


_SECONDS = {"s": 1, "min": 60, "m": 60, "h": 3600, "d": 86400}


def _between(place: Place, key: str, value: ast.Literal | ast.Delay, least: int, most: int | None) -> None:
    if isinstance(value, ast.Delay):
        number = value.amount * _SECONDS.get(value.unit.text if value.unit else "s", 1)
    else:
        number = value.value if isinstance(value.value, int | Decimal) else least
    if number < least or (most is not None and number > most):
        place.report(out_of_range.at(value.span, key, least, most))


def _key(node: ast.Node, value: ast.Node) -> str:
    """The attribute that holds a value."""
    return next(name for name in node.__struct_fields__ if value in tuple(each(getattr(node, name)))).rstrip("_")


def _declaration(place: Place, name: ast.Name, meaning: Refers) -> None:
    scope = place.scope
    if name.text in meaning.also or name.text in scope.broken or scope.nameless & set(meaning.kinds):
        return
    inside = place.inside.get(meaning.inside, {})
    if name.text in inside or any(name.text in scope.named(kind) for kind in meaning.kinds):
        return
    if meaning.implied and not any(scope.named(kind) for kind in meaning.kinds):
        return
    if meaning.kinds == (ast.Persona.KIND,) and (not scope.personas or name.text in _roles(scope)):
        return  # without a persona, roles are not told yet
    places = {known: found.place for kind in meaning.kinds for known, found in scope.named(kind).items()}
    if meaning.kinds == (ast.Entity.KIND,):
        place.report(unknown_entity.at(name, places), strict=meaning.strict)
    elif meaning.implied:
        scope.report(replace(unknown_name.at(name, meaning.kinds, places), severity=Severity.WARNING))
    else:
        place.report(unknown_name.at(name, meaning.kinds, places), strict=meaning.strict)


def _roles(scope: Scope) -> frozenset[str]:
    """The roles that personas have beside those of their own names."""
    personas = (declared.node for declared in scope.personas.values())
    return frozenset(node.role.text for node in personas if isinstance(node, ast.Persona) and node.role is not None)


def _environments(place: Place) -> Iterator[Environment]:
    for subject in place.subjects:
        if subject in place.fields:
            yield Environment(place.scope, subject, place.fields, condition=True)


def _own_field(place: Place, name: ast.Name, *, stored: bool) -> None:
    """A name must be that of a field of one of the subjects."""
    subjects = [subject for subject in place.subjects if subject in place.fields]
    found = [place.fields[subject][name.text] for subject in subjects if name.text in place.fields[subject]]
    if not subjects or any(place.scope.may_have(subject, name.text) for subject in subjects):
        return
    if not found:
        place.report(unknown_field.at(name, subjects[0], place.fields[subjects[0]]))
    elif stored and not any(is_stored(field) for field in found):
        place.report(field_without_column.at(name, subjects[0]))


def _path(place: Place, path: ast.Path, *, strict: bool = False, also: Sequence[str] = ()) -> None:
    """A path must lead somewhere from one of the subjects; without a subject there is nothing to say.

    `also` are names that could have been meant instead of a field.
    """
    environments = list(_environments(place))
    trails = [env.follow(path) for env in environments]
    if trails and all(trail.lost is not None for trail in trails):
        trail = trails[0]
        assert trail.lost is not None
        entity = trail.entity or environments[0].entity
        place.report(unknown_field.at(trail.lost, entity, (*also, *place.fields.get(entity, ()))), strict=strict)


def _value(place: Place, path: object, value: ast.Name | ast.Literal) -> None:
    """A value of an enum must be one of its values."""
    if not isinstance(path, ast.Path):
        return
    types = [env.type_of(path) for env in _environments(place)]
    text = value.text if isinstance(value, ast.Name) else value.value
    enums = [type_ for type_ in types if isinstance(type_, Enum)]
    if enums and len(enums) == len(types) and not any(text in enum.values for enum in enums):
        place.report(unknown_value.at(value.span, path.parts[-1].text, str(text), enums[0].values))
    elif types and all(isinstance(type_, Bool) for type_ in types) and not isinstance(text, bool):
        place.report(unknown_value.at(value.span, path.parts[-1].text, str(text), ("true", "false")))


def _condition(place: Place, node: ast.Node) -> None:
    """A condition must hold for one of the subjects; what is said of it is told for the first."""
    assert isinstance(node, ast.Expression)
    scope = place.scope
    before = len(scope.diagnostics)
    told: Sequence[Diagnostic] = ()
    for env in _environments(place):
        linked = link_condition(env, node)
        said = scope.diagnostics[before:]
        del scope.diagnostics[before:]
        if linked is not None or not said:
            return
        told = told or said
    place.report(*told)
