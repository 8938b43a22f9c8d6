"""The classes that an AppSpec is made of, and their members."""

import typing
from collections.abc import Iterator, Mapping
from functools import cache
from types import UnionType
from typing import Any

from msgspec import Struct

from dazzle.diagnostics.span import Span
from dazzle.fieldtypes import FIELD_TYPES
from dazzle.fieldtypes.base import FieldType
from dazzle.ir.appspec import AppSpec


def members(record: type[Any]) -> Mapping[str, Any]:
    """The annotation of each member of a record; where it stands in the text is no member."""
    return _table()[record]


def is_record(class_: object) -> bool:
    return isinstance(class_, type) and issubclass(class_, Struct)


def records() -> tuple[type[Any], ...]:
    """Every record that an AppSpec can be made of, in the order in which they are met."""
    return tuple(_table())


@cache
def _table() -> Mapping[type[Any], Mapping[str, Any]]:
    found: dict[type[Any], Mapping[str, Any]] = {}
    waiting: list[Any] = [AppSpec]
    while waiting:
        hint = waiting.pop(0)
        if hint is FieldType:
            waiting.extend(FIELD_TYPES)
        elif is_record(hint) and hint not in found:
            found[hint] = _annotations(hint)
            waiting.extend(found[hint].values())
        else:
            waiting.extend(typing.get_args(hint))
    return found


def _annotations(record: type[Any]) -> Mapping[str, Any]:
    hints = typing.get_type_hints(record)
    names = record.__struct_fields__
    return {name: hints[name] for name in names if Span not in (hints[name], *typing.get_args(hints[name]))}


@cache
def alternatives() -> frozenset[type[Any]]:
    """The records of which a member may be one or another, so that each has to say which it is."""
    hints = (hint for record in records() for hint in members(record).values())
    unions = (_records_of(union) for hint in hints for union in _unions(hint))
    return frozenset(each for union in unions if len(union) > 1 for each in union)


def is_union(hint: object) -> bool:
    return isinstance(hint, UnionType) or typing.get_origin(hint) is typing.Union


def _unions(hint: object) -> Iterator[object]:
    """The unions in an annotation."""
    if is_union(hint):
        yield hint
    for argument in typing.get_args(hint):
        yield from _unions(argument)


def _records_of(union: object) -> list[type[Any]]:
    return [each for each in typing.get_args(union) if is_record(each)]
