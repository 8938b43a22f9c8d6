"""ast.TypeRef to a field type."""

from dazzle.fieldtypes import BY_KEYWORD
from dazzle.fieldtypes.array import Array
from dazzle.fieldtypes.base import NO_ARGUMENTS, Argument, Arguments, BadArguments, FieldType
from dazzle.fieldtypes.descendants_of import DescendantsOf
from dazzle.fieldtypes.enum import Enum
from dazzle.fieldtypes.latest_one import LatestOne
from dazzle.fieldtypes.poly_ref import ANY, PolyRef
from dazzle.fieldtypes.ref import Ref
from dazzle.lang import ast
from dazzle.link.checks import bad_type_arguments, unknown_type
from dazzle.link.enum import alike, distinct_values, said_tones
from dazzle.link.scope import Declared, Scope


def bind_type(scope: Scope, node: ast.Field, user: Declared) -> FieldType | None:
    """The type that a field has, None (reported) when there is none."""
    type_ref = node.type
    kind, arguments = _written(scope, type_ref, node.name.text)
    if kind is None:
        return None
    try:
        bound = kind.bind(arguments)
        bound = Array.of(bound) if type_ref.array else bound
    except BadArguments as problem:
        scope.report(bad_type_arguments.at(type_ref, problem))
        return None
    return bound if _targets_exist(scope, type_ref, bound, user) else None


def _written(scope: Scope, type_ref: ast.TypeRef, field: str) -> tuple[type[FieldType] | None, Arguments]:
    """The type that a keyword or the name of a shared enum means, and its arguments."""
    keyword = type_ref.name.text
    if keyword in BY_KEYWORD:
        values = distinct_values(scope, type_ref.values)
        return BY_KEYWORD[keyword], _arguments(type_ref, values, alike(scope, values))
    shared = scope.enums.get(keyword)
    if shared is not None:
        assert isinstance(shared.node, ast.Enum)
        if shared.node.lost:
            return None, NO_ARGUMENTS  # which values it has cannot be told
        # What is wrong with its values is said where they stand.
        own = {value.value: value for value in shared.node.values}
        return Enum, _arguments(type_ref, tuple(own.values()), shared.node)
    if keyword not in scope.broken:
        scope.report(unknown_type.at(type_ref, scope.enums, scope.entities, field))
    return None, NO_ARGUMENTS


def _arguments(type_ref: ast.TypeRef, values: tuple[ast.EnumValue, ...], shared: ast.Enum | None) -> Arguments:
    """What was written; titles and tones are those of the shared enum."""
    if not (type_ref.arguments or values or type_ref.target or type_ref.targets or type_ref.words):
        return NO_ARGUMENTS  # as nearly every type is written
    titled = shared.values if shared is not None else ()
    return Arguments(
        positional=tuple(
            Argument(
                argument.value.text if isinstance(argument.value, ast.Name) else _constant(argument.value.value),
                argument.key.text if argument.key else None,
                argument.unit.text if argument.unit else None,
            )
            for argument in type_ref.arguments
        ),
        values=tuple(value.value for value in values),
        titles=tuple((value.value, value.title.value) for value in titled if value.title),
        tones=said_tones(shared.semantic) if shared is not None else (),
        target=type_ref.target.text if type_ref.target else None,
        targets=tuple(target.text for target in type_ref.targets),
        via=type_ref.via.text if type_ref.via else None,
        words=tuple(word.text for word in type_ref.words),
    )


def _constant(value: object) -> str | int:
    return value if isinstance(value, int) else str(value)


def _targets_exist(scope: Scope, type_ref: ast.TypeRef, bound: FieldType, user: Declared) -> bool:
    found = [scope.entity(target) for target in _targets(type_ref, bound)]
    if isinstance(bound, Ref) and type_ref.target is not None:
        scope.check_import(type_ref.target, user)
    return None not in found


def _targets(type_ref: ast.TypeRef, bound: FieldType) -> list[ast.Name]:
    """The entities that a type names."""
    if isinstance(bound, PolyRef):
        return [target for target in type_ref.targets if target.text != ANY]
    if isinstance(bound, DescendantsOf):
        return []
    via = None if isinstance(bound, LatestOne) else type_ref.via
    return [target for target in (type_ref.target, via) if target is not None]
