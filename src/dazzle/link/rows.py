"""Paths, values, states and conditions that speak of the rows of a declaration's subject."""

from collections.abc import Sequence

from msgspec.structs import replace

from dazzle.diagnostics.diagnostic import Diagnostic
from dazzle.fieldtypes.base import FieldType
from dazzle.fieldtypes.bool import Bool
from dazzle.fieldtypes.enum import Enum
from dazzle.ir.entity import Field
from dazzle.lang import ast
from dazzle.lang.ast.meaning import Condition, InRow, Measure, OwnField, State, StateField, ValueOf
from dazzle.link.checks import field_without_column, unknown_entity, unknown_field, unknown_value
from dazzle.link.constraint import is_stored
from dazzle.link.environment import Environment
from dazzle.link.expression import link_condition
from dazzle.link.place import Place, reached
from dazzle.link.states import state_fields

ANYTHING = "*"


def look_up_in_rows(place: Place, node: ast.Node, value: ast.Node, meaning: object) -> None:
    """Looks up what stands in an attribute of `node`, where the note beside that speaks of rows."""
    match meaning, value:
        case OwnField(), ast.Name():
            _own_field(place, value, meaning)
        case InRow(), ast.Path():
            _path(place, value, meaning)
        case Measure(), ast.Path(parts=(name, *_)):
            figures = place.inside.get(ast.Metric.KIND, {})
            if name.text not in figures:
                _path(place, value, InRow(), also=tuple(figures))
        case ValueOf(), ast.Name() | ast.Literal():
            _value(place, node, value, meaning)
        case StateField(), ast.Path():
            _state_field(place, value)
        case State(), ast.Name():
            _state(place, value)
        case Condition(), _:
            _condition(place, value)
        case _:
            pass


def _own_field(place: Place, name: ast.Name, meaning: OwnField) -> None:
    """A name must be that of a field of one of the subjects."""
    subjects = [subject for subject in place.subjects if subject in place.fields]
    found = [place.fields[subject][name.text] for subject in subjects if name.text in place.fields[subject]]
    if not subjects or any(place.scope.may_have(subject, name.text) for subject in subjects):
        return
    if not found:
        place.report(unknown_field.at(name, subjects[0], place.fields[subjects[0]]), strict=meaning.strict)
    elif meaning.stored and not any(is_stored(field) for field in found):
        place.report(field_without_column.at(name, subjects[0]))


def _path(place: Place, path: ast.Path, meaning: InRow, *, also: Sequence[str] = ()) -> None:
    """A path must lead somewhere from one of the subjects; without a subject there is nothing to say.

    `also` are names that could have been meant instead of a field.
    """
    if meaning.root is not None:
        if path.parts[0].text != meaning.root or len(path.parts) == 1:
            return
        path = replace(path, parts=path.parts[1:])
    environments, path = _from(place, path)
    trails = [env.follow(path) for env in environments]
    if trails and all(trail.lost is not None for trail in trails):
        trail = trails[0]
        assert trail.lost is not None
        entity = trail.entity or environments[0].entity
        place.report(
            unknown_field.at(trail.lost, entity, (*also, *place.fields.get(entity, ()))), strict=meaning.strict
        )
    elif not trails and meaning.qualified and len(path.parts) > 1:
        name = path.parts[0]
        if name.text not in place.scope.broken and ast.Entity.KIND not in place.scope.nameless:
            place.report(unknown_entity.at(name, place.scope.places(ast.Entity.KIND)))


def _from(place: Place, path: ast.Path) -> tuple[Sequence[Environment], ast.Path]:
    """Where to follow a path from, and what there is to follow: an entity may come first."""
    own = place.environments()
    first = path.parts[0].text
    if len(path.parts) > 1 and first in place.fields and not any(first in env.own for env in own):
        return [Environment(place.scope, first, place.fields)], replace(path, parts=path.parts[1:])
    return own, path


def _value(place: Place, node: ast.Node, value: ast.Name | ast.Literal, meaning: ValueOf) -> None:
    """A value of an enum must be one of its values, one of true and false must be either."""
    path = reached(node, meaning.attribute)
    if not isinstance(path, ast.Path):
        return
    text = value.text if isinstance(value, ast.Name) else value.value
    if any(text in place.inside.get(kind, {}) for kind in meaning.inside) or text is None:
        return
    environments, rest = _from(place, path)
    types = [env.type_of(rest) for env in environments]
    if all(isinstance(type_, Enum) for type_ in types):
        _one_of(place, value, path.parts[-1].text, types)
    elif all(isinstance(type_, Bool) for type_ in types) and not isinstance(text, bool):
        place.report(unknown_value.at(value.span, path.parts[-1].text, str(text), ("true", "false")))


def _one_of(place: Place, value: ast.Name | ast.Literal, field: str, types: Sequence[FieldType | None]) -> None:
    text = value.text if isinstance(value, ast.Name) else value.value
    known = [each for type_ in types if isinstance(type_, Enum) for each in type_.values]
    if known and text not in known:
        place.report(unknown_value.at(value.span, field, str(text), known))


def _state_field(place: Place, path: ast.Path) -> None:
    if not _is_any_state(path) or not _moved(place):
        _path(place, path, InRow())


def _state(place: Place, name: ast.Name) -> None:
    """A state must be one that the subject can be in."""
    if name.text == ANYTHING:
        return
    path = place.states
    types = [env.type_of(path) for env in place.environments()] if path is not None else []
    if path is not None and types and all(isinstance(type_, Enum) for type_ in types):
        _one_of(place, name, path.parts[-1].text, types)
    elif moved := _moved(place):
        _one_of(place, name, moved[0].name, [field.type for field in moved])


def _is_any_state(path: ast.Path) -> bool:
    return [part.text for part in path.parts] == ["status"]


def _moved(place: Place) -> list[Field]:
    """The fields that hold the state of a subject."""
    found: list[Field] = []
    for env in place.environments():
        node = env.scope.entities[env.entity].node
        assert isinstance(node, ast.Entity)
        found.extend(state_fields(node, env.own))
    return found


def _condition(place: Place, node: ast.Node) -> None:
    """A condition must hold for one of the subjects; what is said of it is told for the first."""
    assert isinstance(node, ast.Expression)
    scope = place.scope
    before = len(scope.diagnostics)
    told: Sequence[Diagnostic] = ()
    for env in place.environments():
        linked = link_condition(env, node)
        said = scope.diagnostics[before:]
        del scope.diagnostics[before:]
        if linked is not None or not said:
            told = said
            break
        told = told or said
    place.report(*told)
