"""ast.Enum to ir.Enum, and the values of enums of both sorts."""

from collections.abc import Iterable

from dazzle.diagnostics.fix import without_item
from dazzle.fieldtypes.enum import in_words
from dazzle.ir.appspec import Enum, EnumValue
from dazzle.lang import ast
from dazzle.link import names
from dazzle.link.checks import duplicate_enum_value
from dazzle.link.scope import Scope


def link_enum(scope: Scope, node: ast.Enum) -> Enum:
    return Enum(
        name=node.name.text,
        title=node.title.value if node.title else names.title(node.name.text),
        values=tuple(
            EnumValue(value=value.value, title=value.title.value if value.title else in_words(value.value))
            for value in distinct_values(scope, node.values)
        ),
    )


def distinct_values(scope: Scope, values: Iterable[ast.EnumValue]) -> tuple[ast.EnumValue, ...]:
    """Each value once; one that stands again is reported."""
    found: dict[str, ast.EnumValue] = {}
    before = None
    for value in values:
        if (first := found.setdefault(value.value, value)) is not value and before is not None:
            spare = without_item(scope.sources[value.span.file], value.span, before.span)
            scope.report(duplicate_enum_value.at(value, first, spare))
        before = value
    return tuple(found.values())
