"""Every name in a declaration, looked up as the note beside its attribute says (`lang/ast/meaning.py`).

This is how all constructs are linked but fields, constraints and rules, whose names make types and expressions. What
cannot be found is told where it stands. It is an error in what this version acts upon, and where a note is strict; else
a warning, for nothing breaks by it.
"""

from collections.abc import Iterable
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from msgspec.structs import replace

from dazzle.diagnostics.diagnostic import Severity
from dazzle.diagnostics.spelling import closest
from dazzle.fieldtypes import BY_KEYWORD
from dazzle.lang import ast
from dazzle.lang.ast.meaning import (
    Between,
    Condition,
    CronLine,
    InRow,
    Inside,
    Measure,
    Mention,
    OneOf,
    OwnField,
    PartOf,
    Period,
    Refers,
    State,
    StateField,
    ValueOf,
    Zone,
)
from dazzle.lang.walk import attributes
from dazzle.link.checks import bad_setting, out_of_range, unknown_entity, unknown_name, unknown_type
from dazzle.link.place import Fields, Place, each, place_of
from dazzle.link.plain import UNITS, number, seconds
from dazzle.link.rows import look_up_in_rows
from dazzle.link.scope import Scope
from dazzle.link.words import look_up_words

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
Meaning = (
    Refers
    | Inside
    | PartOf
    | OneOf
    | OwnField
    | InRow
    | Measure
    | Between
    | Period
    | ValueOf
    | StateField
    | State
    | Condition
    | CronLine
    | Zone
    | Mention
)


class Slot(NamedTuple):
    """An attribute of a class of nodes, and what stands in it means, where a note says so."""

    name: str
    meaning: Meaning | None


@cache
def slots(kind: type[ast.Node]) -> tuple[Slot, ...]:
    """The attributes of a class that hold names with a meaning, or nodes that do."""
    hints = get_type_hints(kind, include_extras=True)
    found = (Slot(name, _meaning(hints[name])) for name in kind.__struct_fields__)
    held = attributes(kind)
    return tuple(slot for slot in found if slot.meaning is not None or not all(map(_is_leaf, held[slot.name])))


@cache
def _is_leaf(kind: type[ast.Node]) -> bool:
    """Whether a node of that kind holds no other node."""
    return not any(attributes(kind).values())


def _meaning(hint: Any) -> Meaning | None:  # noqa: ANN401  a type, of any form
    if get_origin(hint) is Annotated:
        return next((note for note in hint.__metadata__ if isinstance(note, Meaning)), None)
    if get_origin(hint) in {tuple, Union, UnionType}:
        inner = (_meaning(part) for part in get_args(hint) if part not in {NoneType, ...})
        return next((found for found in inner if found is not None), None)
    return None


def resolve(scope: Scope, fields: Fields, node: ast.Declaration, *, served: bool) -> None:
    """Reports each name in a declaration that stands for nothing; `fields` are every entity's, by its name."""
    _node(place_of(scope, fields, node, served=served), node)


def resolve_items(scope: Scope, fields: Fields, entity: str, items: Iterable[ast.EntityItem]) -> None:
    """The same for what stands in an entity beside fields, constraints and rules."""
    place = Place(scope=scope, fields=fields, served=True, subjects=(entity,))
    for item in items:
        if not isinstance(item, LINKED):
            _node(place, item)


def _node(place: Place, node: ast.Node) -> None:
    if isinstance(node, ast.TypeRef):
        _type(place, node)
    place = place.within(node)
    for slot in slots(type(node)):
        for value in each(getattr(node, slot.name)):
            if slot.meaning is not None:
                _look_up(place, node, slot.name, value, slot.meaning)
            if not isinstance(slot.meaning, Condition) and not _is_leaf(type(value)):
                _node(place, value)


def _type(place: Place, node: ast.TypeRef) -> None:
    """The type of a field that is in no table: one that is built in, or an enum; what it leads to is an entity."""
    scope, word = place.scope, node.name.text
    if word not in BY_KEYWORD and word not in scope.enums and word not in scope.broken:
        place.report(unknown_type.at(node, scope.enums, scope.entities))
    for target in (node.target, node.via, *node.targets):
        if target is not None and target.text != "*":
            _declaration(place, target, ENTITY)


def _look_up(place: Place, node: ast.Node, attribute: str, value: ast.Node, meaning: Meaning) -> None:
    """Looks up what stands in that attribute of a node."""
    match meaning, value:
        case Refers(), ast.Name():
            _declaration(place, value, meaning)
        case Inside(), ast.Name():
            _inside(place, value, meaning)
        case OneOf(words=words), ast.Name():
            if value.text not in words:
                key = meaning.called or attribute.rstrip("_")
                place.report(bad_setting.at(value.span, key, value.text, words), strict=meaning.strict)
        case Between(), ast.Literal() | ast.Delay():
            _between(place, attribute.rstrip("_"), value, meaning)
        case Period(), ast.Delay():
            _period(place, attribute, value)
        case ((CronLine() | Zone() | Mention() | PartOf()), _):
            look_up_words(place, node, value, meaning)
        case _:
            look_up_in_rows(place, node, value, meaning)


def _between(place: Place, key: str, value: ast.Literal | ast.Delay, meaning: Between) -> None:
    found = seconds(value) if isinstance(value, ast.Delay) else number(value)
    least, most = meaning.least, meaning.most
    if found is None:
        return
    if least is not None and (found < least or (most is not None and found > most)):
        place.report(out_of_range.at(value.span, key, least, most))
    elif meaning.whole and not isinstance(found, int):
        place.report(out_of_range.of_part(value.span, key))


def _period(place: Place, key: str, value: ast.Delay) -> None:
    if value.unit is not None and value.unit.text in ast.SECONDS and value.unit.text not in UNITS:
        place.report(out_of_range.of_unit(value.span, key, UNITS))
    if not isinstance(value.amount, int):
        place.report(out_of_range.of_part(value.span, key))


def _inside(place: Place, name: ast.Name, meaning: Inside) -> None:
    known = place.inside.get(meaning.kind, {})
    if name.text in meaning.also or place.names(meaning.kind, name.text) or (meaning.loose and not known):
        return
    place.report(unknown_name.inside(name, meaning.kind, (*known, *meaning.also)))


def _declaration(place: Place, name: ast.Name, meaning: Refers) -> None:
    scope, kinds = place.scope, meaning.kinds
    if name.text in meaning.also or not scope.lacks(name, kinds):
        return
    if meaning.inside and place.names(meaning.inside, name.text):
        return
    inside = place.inside.get(meaning.inside, {})
    if closest(name.text, inside) is not None:
        place.report(unknown_name.inside(name, meaning.inside, inside), strict=meaning.strict)
        return
    if kinds == (ast.Persona.KIND,) and (not scope.personas or name.text in _roles(scope)):
        return  # without a persona, roles are not told yet
    if meaning.implied and not any(scope.named(kind) for kind in kinds):
        return
    places = {known: where for kind in kinds for known, where in scope.places(kind).items()}
    if kinds == (ast.Entity.KIND,):
        place.report(unknown_entity.at(name, places), strict=meaning.strict)
    elif meaning.implied:
        scope.report(replace(unknown_name.at(name, kinds, places), severity=Severity.WARNING))
    else:
        place.report(unknown_name.at(name, kinds, places), strict=meaning.strict)


def _roles(scope: Scope) -> frozenset[str]:
    """The roles that personas have beside those of their own names."""
    personas = (declared.node for declared in scope.personas.values())
    return frozenset(node.role.text for node in personas if isinstance(node, ast.Persona) and node.role is not None)
