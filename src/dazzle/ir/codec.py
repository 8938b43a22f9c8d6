"""AppSpec to plain data that JSON can carry, and back.

A struct of the IR or of the field types becomes an object whose `is` names the class. Only classes that an AppSpec
can be made of are ever made, so that what was read from a file cannot run code.
"""

import typing
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any

from msgspec import NODEFAULT, Struct
from msgspec.structs import fields

from dazzle.diagnostics.record import Record
from dazzle.fieldtypes import FIELD_TYPES
from dazzle.fieldtypes.base import FieldType
from dazzle.ir.appspec import AppSpec

TAG = "is"
VALUE = "value"
DECIMAL = "decimal"
INTEGER = "integer"
_AS_IT_IS = frozenset({str, bool, NoneType})
LARGEST = 2**63  # what JSON decoders keep as a whole number


class NotAnAppSpec(ValueError):
    """The data was not made by `encode` of this version."""


def encode(appspec: AppSpec) -> object:
    """What stands at its default is left out, and so are spans, which take no part in equality."""
    return _encode(appspec)


def encode_part(part: object) -> object:
    """The same of a part of an AppSpec."""
    return _encode(part)


def decode(data: object) -> AppSpec:
    """Raises NotAnAppSpec."""
    try:
        found = _decode(data)
    except (TypeError, KeyError, ValueError, ArithmeticError) as error:
        raise NotAnAppSpec(f"this is no AppSpec: {error}") from error
    if not isinstance(found, AppSpec):
        raise NotAnAppSpec(f"this is no AppSpec but a {type(found).__name__}")
    return found


def _encode(value: object) -> object:
    if type(value) in _AS_IT_IS:
        return value
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    if isinstance(value, int):
        return value if abs(value) < LARGEST else {TAG: INTEGER, VALUE: str(value)}
    if isinstance(value, Decimal):
        return {TAG: DECIMAL, VALUE: str(value)}
    if isinstance(value, StrEnum):
        return {TAG: _name(type(value)), VALUE: str(value)}
    assert isinstance(value, Struct)
    made: dict[str, object] = {TAG: _name(type(value))}
    for name, default in _defaults(type(value)):
        item = getattr(value, name)
        if item is default or (type(item) is type(default) and item == default):
            continue
        made[name] = item if type(item) in _AS_IT_IS else _encode(item)
    return made


@cache
def _defaults(class_: type[Struct]) -> tuple[tuple[str, object], ...]:
    """The fields that take part in equality, and what each is when nothing is said."""
    names, defaults = class_.__struct_fields__, class_.__struct_defaults__
    required = (NODEFAULT,) * (len(names) - len(defaults))
    apart = class_.APART if issubclass(class_, Record) else ()
    return tuple(pair for pair in zip(names, required + defaults, strict=True) if pair[0] not in apart)


def _decode(data: object) -> object:
    match data:
        case None | bool() | int() | str():
            return data
        case list():
            return tuple(_decode(item) for item in data)
        case {"is": "decimal", "value": str(text)}:
            return Decimal(text)
        case {"is": "integer", "value": str(text)}:
            return int(text)
        case {"is": str(name), **members}:
            made = _classes()[name]
            if issubclass(made, StrEnum):
                return made(str(members[VALUE]))
            return made(**{str(member): _decode(item) for member, item in members.items()})
    raise NotAnAppSpec(f"this is no AppSpec: {data!r:.100}")


@cache
def _classes() -> Mapping[str, type[Any]]:
    """Every class that an AppSpec can be made of, found by following the annotations of its fields."""
    found: dict[str, type[Any]] = {}
    waiting: list[Any] = [AppSpec]
    while waiting:
        hint = waiting.pop()
        if typing.get_args(hint) or isinstance(hint, UnionType):
            waiting.extend(typing.get_args(hint))
        elif hint is FieldType:
            waiting.extend(FIELD_TYPES)
        elif isinstance(hint, type) and _name(hint) not in found and _is_ours(hint):
            found[_name(hint)] = hint
            if issubclass(hint, Struct):
                waiting.extend(field.type for field in fields(hint))
    return found


def _is_ours(hint: type[Any]) -> bool:
    return issubclass(hint, Struct | StrEnum)


@cache
def _name(class_: type[Any]) -> str:
    return f"{class_.__module__.removeprefix('dazzle.')}.{class_.__name__}"
