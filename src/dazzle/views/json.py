"""Everything that was meant, as JSON; docs/reference/inspect.schema.json describes it.

A record is an object with all its keys, whether they stand at their default or not. A record that stands where others
could stand as well says in `kind` which it is, a field type in `keyword`. Types and expressions are there twice: as
`text`, in the language, and taken apart.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from dazzle.fieldtypes.base import FieldType
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Entity, Field
from dazzle.ir.expression import Expression
from dazzle.ir.text import default_text, expression_text
from dazzle.views.members import alternatives, is_record, members
from dazzle.views.selection import Selection
from dazzle.views.view import Screen, View

VERSION = 1
EXPRESSIONS: tuple[type[Any], ...] = Expression.__args__


def document(selection: Selection) -> dict[str, object]:
    """The selected entities and all that is not about other ones, as plain data."""
    shown = {entity.name for entity in selection.entities}
    encoder = _Encoder(selection.by_name)
    members_ = {name: getattr(selection.appspec, name) for name in members(AppSpec)}
    members_["entities"] = selection.entities
    kept = {name: _about(value, shown) if isinstance(value, tuple) else value for name, value in members_.items()}
    return {"version": VERSION, **{name: encoder.plain(value) for name, value in kept.items()}}


def kind(class_: type[Any]) -> str:
    """What a record says that it is: `field_path` for FieldPath."""
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in class_.__name__).lstrip("_")


def _about(items: tuple[object, ...], shown: set[str]) -> tuple[object, ...]:
    """Those that are about no entity, or about one that is shown."""
    return tuple(each for each in items if getattr(each, "entity", None) in {None, *shown})


@dataclass(frozen=True, slots=True)
class _Encoder:
    """`entity` is the one whose fields the words of an expression are."""

    entities: Mapping[str, Entity]
    entity: Entity | None = None

    def plain(self, value: Any) -> object:  # noqa: ANN401  any member of any record
        match value:
            case StrEnum():
                return str(value)
            case None | bool() | int() | float() | str():
                return value
            case Decimal():
                return {"decimal": f"{value:f}"}
            case tuple():
                return [self.plain(each) for each in value]
            case FieldType():
                return {"keyword": value.keyword, "text": value.written(), **dict(self.members(value))}
        if isinstance(value, EXPRESSIONS):
            return {"text": expression_text(value, self.entity, self.entities), "tree": _tree(value)}
        assert is_record(type(value))
        below = _Encoder(self.entities, self.about(value))
        return {**_kind_of(value), **dict(below.members(value))}

    def about(self, value: object) -> Entity | None:
        """The entity that a record is, or is about."""
        if isinstance(value, Entity):
            return value
        return self.entities.get(getattr(value, "entity", None) or "", self.entity)

    def members(self, value: object) -> Iterator[tuple[str, object]]:
        for name in members(type(value)):
            item = getattr(value, name)
            if name == "default" and isinstance(value, Field) and item is not None:
                yield name, {"text": default_text(value), "tree": _tree(item)}
            else:
                yield name, self.plain(item)


def _tree(value: Any) -> object:  # noqa: ANN401  any part of an expression
    """An expression taken apart."""
    if isinstance(value, tuple):
        return [_tree(each) for each in value]
    if isinstance(value, EXPRESSIONS):
        return {**_kind_of(value), **{name: _tree(getattr(value, name)) for name in members(type(value))}}
    return _Encoder({}).plain(value)


def _kind_of(value: object) -> dict[str, str]:
    return {"kind": kind(type(value))} if type(value) in alternatives() else {}


def _render(selection: Selection, screen: Screen) -> str:
    del screen
    return json.dumps(document(selection), ensure_ascii=False)


VIEW = View("json", (".json",), _render)
