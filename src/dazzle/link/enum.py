"""ast.Enum to ir.Enum; and the values, titles and tones of enums of both sorts."""

from collections.abc import Collection, Iterable

from msgspec.structs import replace

from dazzle.diagnostics.fix import without_item
from dazzle.diagnostics.span import Span
from dazzle.fieldtypes.base import FieldType
from dazzle.fieldtypes.enum import Enum as EnumType
from dazzle.fieldtypes.enum import in_words
from dazzle.ir.appspec import Enum, EnumValue
from dazzle.lang import ast
from dazzle.link.checks import duplicate_enum_value, repeated_name, unknown_tone, unknown_value
from dazzle.link.plain import title
from dazzle.link.scope import Scope


def link_enum(scope: Scope, node: ast.Enum) -> Enum:
    values = distinct_values(scope, node.values)
    if node.semantic is not None and not node.lost:
        check_tones(scope, node.semantic, node.name.text, [value.value for value in values])
    tones = dict(said_tones(node.semantic))
    return Enum(
        name=node.name.text,
        title=title(node),
        values=tuple(
            EnumValue(
                value=value.value,
                title=value.title.value if value.title else in_words(value.value),
                tone=tones.get(value.value),
            )
            for value in values
        ),
    )


def distinct_values(scope: Scope, values: Iterable[ast.EnumValue]) -> tuple[ast.EnumValue, ...]:
    """Each value once; one that stands again is reported."""
    found: dict[str, ast.EnumValue] = {}
    before = None
    for value in values:
        if (first := found.setdefault(value.value, value)) is not value and before is not None:
            spare = without_item(scope.sources[value.span.file], _whole(value), _whole(before))
            scope.report(duplicate_enum_value.at(value, first, spare))
        before = value
    return tuple(found.values())


def _whole(value: ast.EnumValue) -> Span:
    """The place of a value with its title."""
    return value.span if value.title is None else value.span.to(value.title.span)


def alike(scope: Scope, values: Collection[ast.EnumValue]) -> ast.Enum | None:
    """The first shared enum that has just these values: it lends its titles and tones to them."""
    if not values:
        return None
    if scope.alike is None:
        scope.alike = {}
        for declared in scope.enums.values():
            if isinstance(declared.node, ast.Enum):
                scope.alike.setdefault(frozenset(value.value for value in declared.node.values), declared.node)
    return scope.alike.get(frozenset(value.value for value in values))


def said_tones(semantic: ast.Semantic | None) -> tuple[tuple[str, str], ...]:
    """The tones by value, those that there are."""
    written = semantic.tones if semantic is not None else ()
    said = ((value.text, unknown_tone.ALIASES.get(tone.text, tone.text)) for value, tone in written)
    return tuple((value, tone) for value, tone in said if tone in unknown_tone.TONES)


def check_tones(scope: Scope, semantic: ast.Semantic, name: str, values: Collection[str]) -> None:
    """Reports what is no value of the enum of that name, and what is no tone."""
    first: dict[str, ast.Name] = {}
    for value, tone in semantic.tones:
        if (other := first.setdefault(value.text, value)) is not value:
            scope.report(repeated_name.at(value, other))
        if value.text not in values:
            scope.report(unknown_value.at(value.span, name, value.text, values))
        if tone.text not in (*unknown_tone.TONES, *unknown_tone.ALIASES):
            scope.report(unknown_tone.at(tone))


def with_tones(scope: Scope, node: ast.Field, bound: FieldType) -> FieldType:
    """The type of a field with the tones that are written below it."""
    semantic = node.semantic
    if semantic is None:
        return bound
    if not isinstance(bound, EnumType):
        scope.report(unknown_tone.without_values(semantic.span, node.name.text))
        return bound
    check_tones(scope, semantic, node.name.text, bound.values)
    tones = dict(said_tones(semantic))
    return replace(bound, tones=tuple(tones.get(value, "") for value in bound.values)) if tones else bound
