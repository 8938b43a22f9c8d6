"""`key: value` lines."""

from collections.abc import Mapping

from dazzle.diagnostics.span import Span
from dazzle.lang.ast import Literal, Name, Property, String
from dazzle.lang.constructs.construct import LineRule
from dazzle.lang.lines import Build


def keyed_values(span: Span, key: Name, *values: Name | String | Literal | None) -> Property:
    return Property(span=span, key=key, values=tuple(value for value in values if value is not None))


def key_alone(line: Property) -> tuple[Name, ...]:
    return (line.key,)


def properties(*keys: str) -> dict[str, LineRule]:
    """The lines of keys that have a meaning."""
    return dict.fromkeys(keys, PROPERTY)


def unserved_properties(*keys: str) -> dict[str, LineRule]:
    """The lines of keys that are kept in the AST and not acted upon yet."""
    return dict.fromkeys(keys, UNSERVED_PROPERTY)


REDUCTIONS: Mapping[str, Build] = {"property": keyed_values}

PROPERTY = LineRule(start="property", kind="property", name_at=0)
UNSERVED_PROPERTY = LineRule(start="property", kind="property", name_at=0, unserved=key_alone)
