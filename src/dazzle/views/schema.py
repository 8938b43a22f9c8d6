"""The JSON Schema (draft 2020-12) of the JSON view, made from the classes of the IR and from what `keys` says."""

import typing
from decimal import Decimal
from enum import StrEnum
from types import NoneType
from typing import Any

from dazzle.fieldtypes import FIELD_TYPES
from dazzle.fieldtypes.base import FieldType
from dazzle.ir.appspec import AppSpec
from dazzle.views.json import EXPRESSIONS, VERSION, kind
from dazzle.views.keys import described
from dazzle.views.members import alternatives, is_record, is_union, members, records

Schema = dict[str, Any]

PLAIN: dict[object, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
}


def schema() -> Schema:
    """Every key is required and described."""
    root = _object({"version": {"const": VERSION}, **_properties(AppSpec)}, "AppSpec")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "dazzle inspect --format json",
        "description": "An application as it was meant: names resolved, defaults settled. A later version of Dazzle "
        "may add keys, records and values; what changes the meaning of those that are here changes `version`.",
        **root,
        "$defs": dict(sorted({**_shared(), **{name(each): _record(each) for each in records()[1:]}}.items())),
    }


def name(record: type[Any]) -> str:
    return f"{record.__name__}Type" if issubclass(record, FieldType) else record.__name__


def _shared() -> dict[str, Schema]:
    """What stands for several classes."""
    return {
        "Decimal": _object({"decimal": {"type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?$"}}, "Decimal"),
        "Expression": _object({"text": PLAIN[str], "tree": _ref("ExpressionTree")}, "Expression"),
        "ExpressionTree": {"oneOf": [_ref(name(each)) for each in EXPRESSIONS]},
        "FieldType": {"oneOf": [_ref(name(each)) for each in FIELD_TYPES]},
    }


def _record(record: type[Any]) -> Schema:
    if issubclass(record, FieldType):
        own = {"keyword": {"const": record.keyword}, "text": PLAIN[str], **_properties(record)}
        return {"description": f"{record.summary[0].upper()}{record.summary[1:]}.", **_object(own, name(record))}
    named = {"kind": {"const": kind(record)}} if record in alternatives() else {}
    return _object({**named, **_properties(record)}, name(record))


def _properties(record: type[Any]) -> dict[str, Schema]:
    within = record in EXPRESSIONS
    return {key: _schema(hint, within) for key, hint in members(record).items()}


def _object(properties: dict[str, Schema], of: str) -> Schema:
    shown = {key: {"description": described(of, key), **value} for key, value in properties.items()}
    return {"type": "object", "required": list(properties), "properties": shown}


def _schema(hint: Any, within: bool) -> Schema:  # noqa: ANN401  any annotation
    """The schema of an annotation; `within` an expression there is no text."""
    if hint in PLAIN:
        return PLAIN[hint]
    if hint is Decimal:
        return _ref("Decimal")
    if hint is FieldType:
        return _ref("FieldType")
    if typing.get_origin(hint) is typing.Literal:
        return {"enum": list(typing.get_args(hint))}
    if is_union(hint):
        return _union(typing.get_args(hint), within)
    if typing.get_origin(hint) is tuple:
        return _tuple(typing.get_args(hint), within)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {"enum": [str(each) for each in hint]}
    assert is_record(hint), hint
    return _ref(name(hint))


def _union(options: tuple[Any, ...], within: bool) -> Schema:
    choices = [_schema(each, within) for each in options if each not in EXPRESSIONS]
    if set(EXPRESSIONS) & set(options):
        choices.insert(0, _ref("ExpressionTree" if within else "Expression"))
    return choices[0] if len(choices) == 1 else {"anyOf": choices}


def _tuple(items: tuple[Any, ...], within: bool) -> Schema:
    """As many of one kind as there are, or one of each kind."""
    if items[1:] == (Ellipsis,):
        return {"type": "array", "items": _schema(items[0], within)}
    parts = [_schema(each, within) for each in items]
    return {"type": "array", "prefixItems": parts, "minItems": len(parts), "maxItems": len(parts)}


def _ref(target: str) -> Schema:
    return {"$ref": f"#/$defs/{target}"}
