"""Hypothesis: an application, and the same after somebody has edited it.

@given(changes())           a Change, of a text or of an AppSpec
@given(changes(edits=2))    edited twice, one after the other
"""

from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import assume
from hypothesis import strategies as st
from msgspec.structs import replace

import build
import programs
import strategies
import textedits
from dazzle.fieldtypes.base import FieldType
from dazzle.fieldtypes.bigint import BigInt
from dazzle.fieldtypes.bytes import Bytes
from dazzle.fieldtypes.decimal import Decimal
from dazzle.fieldtypes.embeds import Embeds
from dazzle.fieldtypes.enum import Enum, in_words
from dazzle.fieldtypes.int import Int
from dazzle.fieldtypes.json import Json
from dazzle.fieldtypes.poly_ref import PolyRef
from dazzle.fieldtypes.ref import OnDelete, Ref
from dazzle.fieldtypes.slug import Slug
from dazzle.fieldtypes.str import Str
from dazzle.fieldtypes.text import Text
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Entity, Field, Index, IndexPart, Invariant, Storage, Unique
from dazzle.ir.expression import Binary, FieldPath, Literal
from dazzle.link import names

MOST = 4
UNKEYED = (Json, Bytes, PolyRef, Embeds)


@dataclass
class Change:
    """An application, and what it is after each edit; `done` names what each did, `texts` are there or ()."""

    specs: tuple[AppSpec, ...]
    done: tuple[tuple[str, ...], ...]
    texts: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return "\n---- ".join([str(self.done), *(self.texts or (repr(each)[:6000] for each in self.specs))])


@st.composite
def changes(draw: st.DrawFn, *, edits: int = 1) -> Change:
    """Of every field type and its defaults, or of all else that a table can have."""
    found = draw(_of_specs(edits) if draw(st.integers(0, 2)) == 0 else _of_texts(edits))
    assume(all(found.done))
    return found


@st.composite
def _of_texts(draw: st.DrawFn, edits: int) -> Change:
    texts, done = [draw(programs.programs(steady=True))], []
    for _ in range(edits):
        text, names_ = textedits.edited(draw, texts[-1], MOST)
        texts.append(text)
        done.append(names_)
    return Change(tuple(map(programs.stored, texts)), tuple(done), tuple(texts))


@st.composite
def _of_specs(draw: st.DrawFn, edits: int) -> Change:
    specs, done = [replace(draw(strategies.appspecs(most=3)), surfaces=())], []
    for _ in range(edits):
        spec, names_ = specs[-1], []
        for _ in range(draw(st.integers(1, MOST))):
            for _ in range(3):
                edit = draw(st.sampled_from(EDITS))
                new = edit(draw, spec)
                if new is not None and new != spec:
                    spec = new
                    names_.append(edit.__name__.strip("_"))
                    break
        specs.append(spec)
        done.append(tuple(names_))
    return Change(tuple(specs), tuple(done))


# ---- edits of an AppSpec --------------------------------------------------------------------------------------------


def _tables(spec: AppSpec) -> list[Entity]:
    return [each for each in spec.entities if each.storage is Storage.TABLE]


def _with(spec: AppSpec, entity: Entity) -> AppSpec:
    return replace(spec, entities=tuple(entity if each.name == entity.name else each for each in spec.entities))


def _fields(spec: AppSpec, fits: Callable[[Field], bool]) -> list[tuple[Entity, Field]]:
    """The fields with columns, without keys."""
    return [
        (entity, field)
        for entity in _tables(spec)
        for field in entity.fields
        if field.name not in entity.primary_key and field.type.columns(field.name) and fits(field)
    ]


def _without(entity: Entity, name: str) -> Entity:
    """The entity without what is said of the field beside it."""
    return replace(
        entity,
        uniques=tuple(each for each in entity.uniques if name not in each.fields),
        indexes=tuple(each for each in entity.indexes if name not in {part.field for part in each.parts}),
        invariants=tuple(each for each in entity.invariants if f"'{name}'" not in repr(each.expression)),
        states=None if entity.states and entity.states.field == name else entity.states,
    )


def _changed(entity: Entity, field: Field) -> Entity:
    return replace(entity, fields=tuple(field if each.name == field.name else each for each in entity.fields))


def _field_comes(draw: st.DrawFn, spec: AppSpec) -> AppSpec | None:
    entity = draw(st.sampled_from(_tables(spec))) if _tables(spec) else None
    if entity is None:
        return None
    name = draw(strategies.WORDS)
    targets = [(each.name, each.field("id").type) for each in _tables(spec) if each.name != entity.name]
    kinds = strategies.field_types()
    if targets:
        kinds |= st.builds(
            lambda to, rule: Ref(to[0], rule, to[1]), st.sampled_from(targets), st.sampled_from(OnDelete)
        )
    kind = draw(kinds)
    taken = {column.name for each in entity.fields for column in each.type.columns(each.name)}
    taken |= {each.name for each in entity.fields} | set(names.SYSTEM_COLUMNS)
    columns = {column.name for column in kind.columns(name)}
    if taken & (columns | {name}) or any(len(column.encode()) > names.MAX_BYTES for column in columns):
        return None
    field = draw(strategies.field_of(name, kind))
    uniques = (Unique(fields=(name,)),) if field.unique else ()
    return _with(spec, replace(entity, fields=(*entity.fields, field), uniques=(*entity.uniques, *uniques)))


def _field_goes(draw: st.DrawFn, spec: AppSpec) -> AppSpec | None:
    found = _fields(spec, lambda _: True)
    if not found:
        return None
    entity, field = draw(st.sampled_from(found))
    kept = tuple(each for each in entity.fields if each.name != field.name)
    return _with(spec, _without(replace(entity, fields=kept), field.name))


def _wider(kind: FieldType) -> tuple[FieldType, ...]:
    match kind:
        case Str(length=length):
            return Str(length + 7), Str(max(1, length // 2)), Text(), Slug()
        case Text():
            return Str(60), Str(3)
        case Int():
            return BigInt(), Decimal(12, 2), Text()
        case Decimal(precision=precision, scale=scale):
            return Decimal(precision + 2, scale), Decimal(precision + 2, scale + 1), Decimal(precision, 0)
        case Enum(values=values):
            both = (*values, "one more"), values[1:] or ("another",), (*reversed(values),)
            return *(Enum(each, tuple(map(in_words, each))) for each in both), Str(30)
    return ()


def _type_changes(draw: st.DrawFn, spec: AppSpec) -> AppSpec | None:
    found = _fields(spec, lambda field: bool(_wider(field.type)))
    if not found:
        return None
    entity, field = draw(st.sampled_from(found))
    new = draw(st.sampled_from(_wider(field.type)))
    default = field.default if isinstance(field.default, Literal) and _fits(new, field.default) else None
    states = None if entity.states and entity.states.field == field.name else entity.states
    rules = _without(entity, field.name).invariants
    entity = replace(entity, states=states, invariants=rules)
    return _with(spec, _changed(entity, replace(field, type=new, default=default)))


def _fits(kind: FieldType, default: Literal) -> bool:
    return strategies.fits(kind, default.value)


def _default_changes(draw: st.DrawFn, spec: AppSpec) -> AppSpec | None:
    found = _fields(spec, lambda field: not isinstance(field.type, Ref) and not field.automatic)
    if not found:
        return None
    entity, field = draw(st.sampled_from(found))
    return _with(spec, _changed(entity, replace(field, default=draw(st.none() | strategies.defaults(field.type)))))


def _is_required_turns(draw: st.DrawFn, spec: AppSpec) -> AppSpec | None:
    found = _fields(spec, lambda field: not field.automatic and not isinstance(field.type, Ref))
    if not found:
        return None
    entity, field = draw(st.sampled_from(found))
    kind = replace(field.type, required=not field.required) if isinstance(field.type, Embeds) else field.type
    return _with(spec, _changed(entity, replace(field, required=not field.required, type=kind)))


def _is_indexed_turns(draw: st.DrawFn, spec: AppSpec) -> AppSpec | None:
    found = _fields(spec, lambda field: not isinstance(field.type, UNKEYED))
    if not found:
        return None
    entity, field = draw(st.sampled_from(found))
    return _with(spec, _changed(entity, replace(field, indexed=not field.indexed)))


def _key_comes_or_goes(draw: st.DrawFn, spec: AppSpec) -> AppSpec | None:
    """A unique or an index: one goes, one comes, or its fields are in another order."""
    found = _fields(spec, lambda field: not isinstance(field.type, UNKEYED))
    if not found:
        return None
    entity, _ = draw(st.sampled_from(found))
    own = [field.name for each, field in found if each.name == entity.name]
    some = tuple(draw(st.lists(st.sampled_from(own), min_size=1, max_size=3, unique=True)))
    if draw(st.booleans()):
        kept = {each.fields: each for each in entity.uniques}
        turned = tuple(reversed(entity.uniques[0].fields)) if entity.uniques else some
        for each in draw(st.sampled_from(((some,), tuple(kept)[:1], (*tuple(kept)[:1], turned)))):
            kept = (
                {**kept, each: Unique(fields=each)}
                if each not in kept
                else {k: v for k, v in kept.items() if k != each}
            )
        fields = tuple(replace(each, unique=(each.name,) in kept) for each in entity.fields)
        return _with(spec, replace(entity, uniques=tuple(kept.values()), fields=fields))
    parts = tuple(IndexPart(field=each, descending=draw(st.booleans())) for each in some)
    indexes = (*entity.indexes, Index(parts=parts)) if draw(st.booleans()) else entity.indexes[1:]
    return _with(spec, replace(entity, indexes=tuple(dict.fromkeys(indexes))))


def _rule_comes_or_goes(draw: st.DrawFn, spec: AppSpec) -> AppSpec | None:
    found = _fields(spec, lambda field: len(field.type.columns(field.name)) == 1)
    if not found:
        return None
    entity, field = draw(st.sampled_from(found))
    if entity.invariants and draw(st.booleans()):
        return _with(spec, replace(entity, invariants=entity.invariants[1:]))
    said = Binary(draw(st.sampled_from(("=", "!="))), FieldPath((field.name,)), Literal(None))
    name = draw(st.sampled_from(("rule_0", "other")))
    rule = Invariant(name=name, expression=said, message="Not so.", row_local=True)
    return _with(spec, replace(entity, invariants=(*(e for e in entity.invariants if e.name != name), rule)))


def _words_change(draw: st.DrawFn, spec: AppSpec) -> AppSpec | None:
    found = _tables(spec)
    if not found:
        return None
    entity = draw(st.sampled_from(found))
    said = st.none() | strategies.TEXTS
    return _with(spec, replace(entity, title=draw(strategies.TEXTS), intent=draw(said)))


def _entity_comes(draw: st.DrawFn, spec: AppSpec) -> AppSpec | None:
    others = draw(strategies.appspecs(most=1))
    there = {each.name for each in spec.entities} | {each.table_name for each in spec.entities}
    new = [each for each in _tables(others) if each.name not in there and each.table_name not in there]
    sound = [each for each in new if not any(isinstance(field.type, Embeds) for field in each.fields)]
    return replace(spec, entities=(*spec.entities, *sound)) if sound else None


def _entity_goes(draw: st.DrawFn, spec: AppSpec) -> AppSpec | None:
    """With every field that leads to it."""
    if not _tables(spec):
        return None
    name = draw(st.sampled_from(_tables(spec))).name
    kept = []
    for each in (one for one in spec.entities if one.name != name):
        entity = each
        for field in each.fields:
            leads = getattr(field.type, "entity", None) == name and not isinstance(field.type, Embeds)
            if leads or name in getattr(field.type, "targets", ()):
                entity = _without(replace(entity, fields=tuple(f for f in entity.fields if f is not field)), field.name)
        kept.append(entity)
    return replace(spec, entities=tuple(kept))


def _delete_rule_changes(draw: st.DrawFn, spec: AppSpec) -> AppSpec | None:
    found = _fields(spec, lambda field: isinstance(field.type, Ref) and not field.required)
    if not found:
        return None
    entity, field = draw(st.sampled_from(found))
    kind = replace(field.type, on_delete=draw(st.sampled_from(OnDelete)))
    return _with(spec, _changed(entity, replace(field, type=kind)))


EDITS: tuple[Callable[[st.DrawFn, AppSpec], AppSpec | None], ...] = (
    *(_field_comes, _field_comes, _field_goes, _type_changes, _type_changes, _default_changes),
    *(_is_required_turns, _is_indexed_turns, _key_comes_or_goes, _rule_comes_or_goes, _words_change),
    *(_entity_comes, _entity_goes, _delete_rule_changes),
)
NOTHING = build.app()
