"""Hypothesis: an application, the same with other names, and what a person says of them.

@given(renamings())                 a Renaming; names are new, or those of others that get new ones too
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

import strategies
from dazzle.fieldtypes.base import FieldType
from dazzle.fieldtypes.embeds import Embeds
from dazzle.fieldtypes.poly_ref import PolyRef
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Entity, Storage
from dazzle.ir.expression import FieldPath
from dazzle.link import names

KEY = "id"


@dataclass
class Renaming:
    """`entities` from old to new; `fields` too, by the entity's old name."""

    before: AppSpec
    after: AppSpec
    entities: Mapping[str, str]
    fields: Mapping[str, Mapping[str, str]]
    options: tuple[str, ...] = field(default=())

    def __repr__(self) -> str:
        return f"{self.options}\n{self.before!r}"[:5000]


@st.composite
def renamings(draw: st.DrawFn) -> Renaming:
    before = draw(strategies.appspecs(most=3))
    entities = draw(_moves([each.name for each in before.entities if each.storage is Storage.TABLE], "Renamed"))
    fields = {
        each.name: draw(_moves([one.name for one in each.fields if _is_kept(one.type, one.name)], "renamed"))
        for each in before.entities
        if each.storage is Storage.TABLE or _is_embedded(each, before)
    }
    after = replace(before, surfaces=(), entities=tuple(_renamed(each, entities, fields) for each in before.entities))
    if not all(map(_is_sound, after.entities)):
        return Renaming(before, before, {}, {})
    options = [f"{old}:{new}" for old, new in entities.items()]
    for name, moves in fields.items():
        options += [f"{entities.get(name, name)}.{old}:{new}" for old, new in moves.items()]
    return Renaming(before, after, entities, fields, tuple(options))


def _is_embedded(entity: Entity, spec: AppSpec) -> bool:
    """Whether there are columns of it."""
    tables = (each for each in spec.entities if each.storage is Storage.TABLE)
    kinds = (one.type for each in tables for one in each.fields)
    return any(isinstance(kind, Embeds) and kind.entity == entity.name for kind in kinds)


def _is_kept(kind: FieldType, name: str) -> bool:
    return name != KEY and bool(kind.columns(name))


@st.composite
def _moves(draw: st.DrawFn, known: list[str], word: str) -> dict[str, str]:
    """Some of the names, to new ones or among themselves."""
    if not known:
        return {}
    chosen = draw(st.lists(st.sampled_from(known), max_size=3, unique=True))
    if len(chosen) > 1 and draw(st.booleans()):
        return dict(zip(chosen, [*chosen[1:], chosen[0]], strict=True))
    return {name: f"{word}_{number}" if word.islower() else f"{word}{number}" for number, name in enumerate(chosen)}


def _is_sound(entity: Entity) -> bool:
    """Whether each column has a name of its own, which PostgreSQL keeps."""
    columns = [column.name for each in entity.fields for column in each.type.columns(each.name)]
    return len(set(columns)) == len(columns) and all(len(each.encode()) <= names.MAX_BYTES for each in columns)


def _renamed(entity: Entity, entities: Mapping[str, str], fields: Mapping[str, Mapping[str, str]]) -> Entity:
    own = fields.get(entity.name, {})
    new = entities.get(entity.name, entity.name)
    called = own.get
    return replace(
        entity,
        name=new,
        table_name=names.table_name(new) if entity.name in entities else entity.table_name,
        fields=tuple(
            replace(each, name=called(each.name, each.name), type=_of(each.type, entities, fields))
            for each in entity.fields
        ),
        uniques=tuple(replace(each, fields=tuple(called(one, one) for one in each.fields)) for each in entity.uniques),
        indexes=tuple(
            replace(each, parts=tuple(replace(part, field=called(part.field, part.field)) for part in each.parts))
            for each in entity.indexes
        ),
        invariants=tuple(_rewritten(each, own) for each in entity.invariants),
        states=None if entity.states is None else replace(entity.states, field=called(*[entity.states.field] * 2)),
        display_field=called(entity.display_field, entity.display_field),
    )


def _of(kind: FieldType, entities: Mapping[str, str], fields: Mapping[str, Mapping[str, str]]) -> FieldType:
    match kind:
        case PolyRef(targets=targets):
            return replace(kind, targets=tuple(entities.get(each, each) for each in targets))
        case Embeds(entity=name, parts=parts):
            moves = fields.get(name, {})
            return replace(kind, parts=tuple(replace(each, name=moves.get(each.name, each.name)) for each in parts))
    leads_to = getattr(kind, "entity", None)
    return kind if leads_to is None else replace(kind, entity=entities.get(leads_to, leads_to))


def _rewritten(value: Any, moves: Mapping[str, str]) -> Any:
    match value:
        case FieldPath(parts=(name, *rest)):
            return replace(value, parts=(moves.get(name, name), *rest))
        case tuple():
            return tuple(_rewritten(each, moves) for each in value)
        case Struct():
            changed = {name: _rewritten(getattr(value, name), moves) for name in value.__struct_fields__}
            return replace(value, **changed)
    return value
