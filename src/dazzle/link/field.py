"""ast.Field to ir.Field: the type bound, the modifiers understood; a default needs the fields of every entity."""

from collections.abc import Mapping

from msgspec import Struct

from dazzle.fieldtypes import BY_KEYWORD
from dazzle.fieldtypes.base import NO_ARGUMENTS, Argument, Arguments, BadArguments, FieldType
from dazzle.fieldtypes.date import Date
from dazzle.fieldtypes.datetime import Datetime
from dazzle.fieldtypes.enum import Enum
from dazzle.fieldtypes.poly_ref import ANY, PolyRef
from dazzle.fieldtypes.ref import OnDelete, Ref
from dazzle.ir.entity import Automatic, Field
from dazzle.ir.types import Kind, of_field
from dazzle.lang import ast
from dazzle.link import names
from dazzle.link.checks import (
    auto_without_time,
    bad_type_arguments,
    field_without_column,
    not_built_yet,
    required_and_optional,
    unknown_modifier,
    unknown_type,
    unsuitable_name,
    unsuitable_search,
    unsuitable_was,
)
from dazzle.link.enum import distinct_values
from dazzle.link.scope import Declared, Scope

MODIFIERS = (
    "required",
    "optional",
    "pk",
    "unique",
    "unique?",
    "auto_add",
    "auto_update",
    "sensitive",
    "searchable",
    "indexed",
    "pii",
    "storage",
)

NEED_COLUMN = frozenset({"required", "pk", "unique", "unique?", "indexed", "searchable"})

# Types of the published language that are understood, and what can be written instead.
NOT_BUILT_YET = {
    "embeds": "write its fields here, or use `ref` and an entity of its own",
    "latest_one": "use `has_many`",
    "descendants_of": "use a `ref` to the entity itself",
    "ancestors_of": "use a `ref` to the entity itself",
}


class LinkedField(Struct, frozen=True):
    """A field, the node it came from, and whether it is (part of) the primary key."""

    field: Field
    node: ast.Field
    primary: bool


def _arguments(type_ref: ast.TypeRef, values: tuple[ast.EnumValue, ...]) -> Arguments:
    if not (type_ref.arguments or values or type_ref.target or type_ref.targets or type_ref.words):
        return NO_ARGUMENTS  # as nearly every type is written
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
        titles=tuple((value.value, value.title.value) for value in values if value.title),
        target=type_ref.target.text if type_ref.target else None,
        targets=tuple(target.text for target in type_ref.targets),
        via=type_ref.via.text if type_ref.via else None,
        words=tuple(word.text for word in type_ref.words),
    )


def _constant(value: object) -> str | int:
    return value if isinstance(value, int) else str(value)


def bind_type(scope: Scope, type_ref: ast.TypeRef, user: Declared) -> FieldType | None:
    """The field type that was written, None (reported) when there is none."""
    if type_ref.array:
        scope.report(not_built_yet.at(type_ref.span, "an array", "use `json`, or an entity of its own with a `ref`"))
        return None
    kind, arguments = _written(scope, type_ref)
    if kind is None:
        return None
    try:
        bound = kind.bind(arguments)
    except BadArguments as problem:
        scope.report(bad_type_arguments.at(type_ref, problem))
        return None
    return bound if _targets_exist(scope, type_ref, bound, user) else None


def _written(scope: Scope, type_ref: ast.TypeRef) -> tuple[type[FieldType] | None, Arguments]:
    """The type that a keyword or the name of a shared enum means, and its arguments."""
    keyword = type_ref.name.text
    if keyword in BY_KEYWORD:
        return BY_KEYWORD[keyword], _arguments(type_ref, distinct_values(scope, type_ref.values))
    shared = scope.enums.get(keyword)
    if shared is not None:
        assert isinstance(shared.node, ast.Enum)
        # What is wrong with its values is said where they stand.
        values = {value.value: value for value in shared.node.values}
        return Enum, _arguments(type_ref, tuple(values.values()))
    if keyword in NOT_BUILT_YET:
        scope.report(not_built_yet.at(type_ref.span, f"`{keyword}`", NOT_BUILT_YET[keyword]))
    elif keyword not in scope.broken:
        scope.report(unknown_type.at(type_ref, scope.enums, scope.entities))
    return None, NO_ARGUMENTS


def _targets_exist(scope: Scope, type_ref: ast.TypeRef, bound: FieldType, user: Declared) -> bool:
    targets = [target for target in (type_ref.target, type_ref.via) if target is not None]
    if isinstance(bound, PolyRef):
        targets += [target for target in type_ref.targets if target.text != ANY]
    found = [scope.entity(target) for target in targets]
    if isinstance(bound, Ref) and type_ref.target is not None:
        scope.check_import(type_ref.target, user)
    return None not in found


def link_field(scope: Scope, node: ast.Field, user: Declared) -> LinkedField | None:
    """The linked field; None when its type could not be bound."""
    if (complaint := names.complaint(node.name.text)) is not None:
        scope.report(unsuitable_name.at(node.name, complaint))
    words = _modifiers(scope, node)
    bound = bind_type(scope, node.type, user)
    if bound is None:
        return None
    if node.was is not None and node.was.text == node.name.text:
        scope.report(
            unsuitable_was.at(node.was, "is the field's name already", scope.sources[node.span.file], idle=True)
        )
    _check_fitting(scope, words, node, bound)
    automatic = Automatic.ADD if "auto_add" in words else Automatic.UPDATE if "auto_update" in words else None
    primary = "pk" in words
    pii = words.get("pii")
    field = Field(
        name=node.name.text,
        title=names.title(node.name.text),
        type=bound,
        required=primary or "required" in words or automatic is not None,
        unique=not primary and ("unique" in words or "unique?" in words),
        indexed="indexed" in words,
        automatic=automatic,
        sensitive="sensitive" in words,
        searchable="searchable" in words,
        pii=None if pii is None else _category(pii),
        was=node.was.text if node.was else None,
        span=node.name.span,
    )
    return LinkedField(field, node, primary)


def _check_fitting(scope: Scope, words: Mapping[str, ast.Modifier], node: ast.Field, bound: FieldType) -> None:
    """Some modifiers ask something of the type: a column, a moment, a text."""
    source = scope.sources[node.span.file]
    for word, modifier in words.items():
        if word in NEED_COLUMN and not isinstance(bound, Ref) and not bound.columns(node.name.text):
            scope.report(field_without_column.of_modifier(modifier.name, bound.keyword, source))
        elif word in {"auto_add", "auto_update"} and not isinstance(bound, Date | Datetime):
            scope.report(auto_without_time.at(modifier.name, node.type, source))
        elif word == "searchable" and of_field(bound).kind is not Kind.TEXT:
            scope.report(unsuitable_search.of_modifier(modifier.name, bound.keyword, source))


def _category(modifier: ast.Modifier) -> str:
    return next((value.text for key, value in modifier.arguments if key.text == "category"), "personal")


def _modifiers(scope: Scope, node: ast.Field) -> dict[str, ast.Modifier]:
    """The modifiers by name; reports unknown ones and those that contradict each other.

    Behind a type that is unknown itself, what follows may be a part of it: `hasmany LineItem cascade`.
    """
    known = (*MODIFIERS, *OnDelete) if node.type.target is not None else MODIFIERS
    is_typed = node.type.name.text in BY_KEYWORD or node.type.name.text in scope.enums
    found: dict[str, ast.Modifier] = {}
    for modifier in node.modifiers:
        if modifier.name.text not in MODIFIERS:
            if is_typed:
                scope.report(unknown_modifier.at(modifier.name, known, node.type))
            continue
        found.setdefault(modifier.name.text, modifier)
    optional = found.get("optional")
    for word in ("required", "pk"):
        if optional is not None and word in found:
            pair = sorted((optional.name, found[word].name), key=lambda name: name.span.start)
            scope.report(required_and_optional.at(pair[1], pair[0], scope.sources[node.span.file]))
            break
    return found
