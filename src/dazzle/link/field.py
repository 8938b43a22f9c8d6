"""ast.Field to ir.Field: the type bound, the modifiers understood; a default needs the fields of every entity."""

from collections.abc import Mapping

from msgspec import Struct

from dazzle.fieldtypes import BY_KEYWORD
from dazzle.fieldtypes.base import FieldType
from dazzle.fieldtypes.date import Date
from dazzle.fieldtypes.datetime import Datetime
from dazzle.fieldtypes.embeds import Embeds
from dazzle.fieldtypes.ref import OnDelete, Ref
from dazzle.ir.entity import Automatic, Field, Pii
from dazzle.ir.types import Kind, of_field
from dazzle.lang import ast
from dazzle.link import names
from dazzle.link.checks import (
    auto_without_time,
    bad_setting,
    field_without_column,
    repeated_name,
    required_and_optional,
    unknown_modifier,
    unsuitable_name,
    unsuitable_search,
    unsuitable_was,
)
from dazzle.link.enum import with_tones
from dazzle.link.scope import Declared, Scope
from dazzle.link.type import bind_type

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

PII: Mapping[str, tuple[str, ...]] = {
    "category": ("contact", "identity", "location", "biometric", "financial", "health", "freeform", "behavioral"),
    "sensitivity": ("standard", "high", "special_category"),
}

NEED_COLUMN = frozenset({"required", "pk", "unique", "unique?", "indexed", "searchable"})


class LinkedField(Struct, frozen=True):
    """A field, the node it came from, and whether it is (part of) the primary key."""

    field: Field
    node: ast.Field
    primary: bool


def link_field(scope: Scope, node: ast.Field, user: Declared) -> LinkedField | None:
    """The linked field; None when its type could not be bound."""
    if (complaint := names.complaint(node.name.text)) is not None:
        scope.report(unsuitable_name.at(node.name, complaint))
    words = _modifiers(scope, node)
    bound = bind_type(scope, node, user)
    if bound is None:
        return None
    bound = with_tones(scope, node, bound)
    if node.was is not None and node.was.text == node.name.text:
        scope.report(
            unsuitable_was.at(node.was, "is the field's name already", scope.sources[node.span.file], idle=True)
        )
    _check_fitting(scope, words, node, bound)
    # What is set on every write is set on the first one too.
    automatic = Automatic.UPDATE if "auto_update" in words else Automatic.ADD if "auto_add" in words else None
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
        pii=None if pii is None else _pii(scope, pii),
        storage=_storage(scope, words.get("storage")),
        was=node.was.text if node.was else None,
        span=node.name.span,
    )
    return LinkedField(field, node, primary)


def _check_fitting(scope: Scope, words: Mapping[str, ast.Modifier], node: ast.Field, bound: FieldType) -> None:
    """Some modifiers ask something of the type: a column, a moment, a text."""
    source = scope.sources[node.span.file]
    for word, modifier in words.items():
        if word == "required" and isinstance(bound, Embeds):
            continue  # the columns are not known yet
        if word in NEED_COLUMN and not isinstance(bound, Ref) and not bound.columns(node.name.text):
            scope.report(field_without_column.of_modifier(modifier.name, bound.keyword, source))
        elif word in {"auto_add", "auto_update"} and not isinstance(bound, Date | Datetime):
            scope.report(auto_without_time.at(modifier.name, node.type, source))
        elif word == "searchable" and of_field(bound).kind is not Kind.TEXT:
            scope.report(unsuitable_search.of_modifier(modifier.name, bound.keyword, source))


def _pii(scope: Scope, modifier: ast.Modifier) -> Pii:
    """What `pii(category=contact, sensitivity=high)` says; reports what cannot be said."""
    keys: dict[str, ast.Name] = {}
    said: dict[str, str] = {}
    for key, value in modifier.arguments:
        known = PII.get(key.text)
        if known is None:
            scope.report(bad_setting.at(key.span, "pii", key.text, PII))
        elif (first := keys.setdefault(key.text, key)) is not key:
            scope.report(repeated_name.at(key, first))
        elif value.text not in known:
            scope.report(bad_setting.at(value.span, key.text, value.text, known))
        else:
            said[key.text] = value.text
    return Pii(category=said.get("category"), sensitivity=said.get("sensitivity", "standard"))


def _storage(scope: Scope, modifier: ast.Modifier | None) -> tuple[str, ...]:
    """The places of `storage=a|b`, each once."""
    places: dict[str, ast.Name] = {}
    for _, place in modifier.arguments if modifier is not None else ():
        if (first := places.setdefault(place.text, place)) is not place:
            scope.report(repeated_name.at(place, first))
    return tuple(places)


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
