"""Hypothesis: applications of any shape that the linker lets through, and values of any field type.

@given(appspecs())                  an AppSpec over all field types
@given(field_types().flatmap(...))  one type that stores something in its own table
json_values(kind)                   JSON that the type accepts
"""

import base64
import datetime as dt
import string
from collections.abc import Sequence
from itertools import pairwise

from hypothesis import strategies as st
from msgspec.structs import replace

import build
from dazzle.fieldtypes.array import Array
from dazzle.fieldtypes.base import FieldType, Rejected
from dazzle.fieldtypes.belongs_to import BelongsTo
from dazzle.fieldtypes.bigint import BigInt
from dazzle.fieldtypes.bool import Bool
from dazzle.fieldtypes.bytes import Bytes
from dazzle.fieldtypes.date import Date
from dazzle.fieldtypes.datetime import Datetime
from dazzle.fieldtypes.decimal import Decimal
from dazzle.fieldtypes.email import Email
from dazzle.fieldtypes.embeds import Embeds, Part
from dazzle.fieldtypes.enum import Enum, in_words
from dazzle.fieldtypes.file import File
from dazzle.fieldtypes.float import Float
from dazzle.fieldtypes.has_many import HasMany
from dazzle.fieldtypes.has_one import HasOne
from dazzle.fieldtypes.int import Int
from dazzle.fieldtypes.json import Json
from dazzle.fieldtypes.money import Money
from dazzle.fieldtypes.poly_ref import PolyRef
from dazzle.fieldtypes.ref import OnDelete, Ref
from dazzle.fieldtypes.slug import Slug
from dazzle.fieldtypes.str import Str
from dazzle.fieldtypes.text import Text
from dazzle.fieldtypes.time import Time
from dazzle.fieldtypes.timezone import Timezone
from dazzle.fieldtypes.url import Url
from dazzle.fieldtypes.uuid import Uuid
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import (
    Automatic,
    Entity,
    Field,
    Index,
    IndexPart,
    Invariant,
    StateMachine,
    Storage,
    Transition,
    Unique,
)
from dazzle.ir.expression import Binary, Call, Duration, FieldPath, Literal
from dazzle.ir.surface import Mode
from dazzle.link import names

# Words that are something in PostgreSQL, in the DSL or in Python, that joined are another, and of 63 bytes, the limit.
AWKWARD = ("order", "user", "group", "select", "scope", "index", "class", "none", "type", "größe", "x" * 63)
JOINED = ("order_user", "user_group")
WORDS = st.sampled_from((*AWKWARD, *JOINED)) | st.from_regex(r"[a-z][a-z0-9_]{0,11}", fullmatch=True)
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=20)

KEY_TYPES: tuple[FieldType, ...] = (Uuid(), Uuid(), Uuid(), Int(), BigInt(), Str(40), Slug())
PLAIN_TYPES: tuple[FieldType, ...] = (
    *(Text(), Int(), BigInt(), Float(), Bool(), Date(), Time(), Datetime(), Uuid(), Json()),
    *(Email(), Url(), Slug(), Timezone(), File(), File(20 * 2**20, "drag_drop"), Bytes()),
)
ORDERED = (Int, BigInt, Date, Datetime)


def enums() -> st.SearchStrategy[Enum]:
    values = st.lists(st.from_regex(r"[a-z][a-z_]{0,9}", fullmatch=True) | TEXTS, min_size=1, max_size=5, unique=True)
    return values.map(lambda found: Enum(tuple(found), tuple(map(in_words, found))))


def single_types() -> st.SearchStrategy[FieldType]:
    """Every type of which there are arrays."""
    return st.one_of(
        st.sampled_from([each for each in PLAIN_TYPES if not isinstance(each, Json | File)]),
        st.integers(1, 500).map(Str),
        st.integers(1, 30).flatmap(lambda digits: st.integers(0, digits).map(lambda scale: Decimal(digits, scale))),
        enums(),
    )


def field_types() -> st.SearchStrategy[FieldType]:
    """Every type that has columns and needs no other entity."""
    return st.one_of(
        st.sampled_from(PLAIN_TYPES),
        single_types(),
        single_types().map(Array),
        st.sampled_from(("EUR", "USD", "JPY", "KWD")).map(Money),
    )


def json_values(kind: FieldType) -> st.SearchStrategy[object]:
    """JSON that `kind.from_json` takes; for a reference JSON of the key it refers to."""
    if isinstance(kind, Ref):
        assert kind.key is not None
        return json_values(kind.key)
    return _BY_TYPE[type(kind)](kind)


def _decimals(kind: Decimal) -> st.SearchStrategy[str]:
    digits = st.integers(0, 10**kind.precision - 1)
    return digits.map(lambda number: f"{number // 10**kind.scale}.{number % 10**kind.scale:0{kind.scale or 1}}")


def _whole(bits: int) -> st.SearchStrategy[int]:
    return st.integers(-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)


_BY_TYPE = {
    Str: lambda kind: TEXTS.map(lambda text: text[: kind.length]),
    Text: lambda _: TEXTS,
    Int: lambda _: _whole(32),
    BigInt: lambda _: _whole(64),
    Decimal: _decimals,
    Float: lambda _: st.floats(allow_nan=False, allow_infinity=False),
    Bool: lambda _: st.booleans(),
    Date: lambda _: st.dates().map(str),
    Time: lambda _: st.times().map(str),
    Datetime: lambda _: st.datetimes(timezones=st.just(dt.UTC)).map(dt.datetime.isoformat),
    Uuid: lambda _: st.uuids().map(str),
    Enum: lambda kind: st.sampled_from(kind.values),
    Json: lambda _: st.dictionaries(TEXTS, TEXTS | st.integers(-(2**53), 2**53) | st.booleans(), max_size=3),
    Email: lambda _: st.from_regex(r"[a-z]{1,9}@[a-z]{1,9}\.example", fullmatch=True),
    Url: lambda _: st.from_regex(r"https://[a-z]{1,9}\.example/[a-z]{0,9}", fullmatch=True),
    Slug: lambda _: st.from_regex(r"[a-z0-9]{3,10}(-[a-z0-9]{1,5}){0,3}", fullmatch=True),
    Timezone: lambda _: st.sampled_from(("Europe/Vienna", "UTC", "Asia/Kathmandu")),
    File: lambda _: st.text(string.ascii_letters + "/.", min_size=1, max_size=30),
    Array: lambda kind: st.lists(json_values(kind.item), max_size=3),
    Bytes: lambda _: st.binary(max_size=30).map(lambda raw: base64.b64encode(raw).decode()),
    Money: lambda kind: st.integers(-(10**9), 10**9).map(lambda n: {"amount": str(n), "currency": kind.currency}),
    Embeds: lambda kind: st.fixed_dictionaries(
        {
            part.name: json_values(part.type) if part.required else st.none() | json_values(part.type)
            for part in kind.parts
        }
    ).filter(lambda value: any(each is not None for each in value.values())),
    PolyRef: lambda kind: st.builds(
        lambda name, key: {"type": name, "id": str(key)}, st.sampled_from(kind.targets or ("Anything",)), st.uuids()
    ),
}


@st.composite
def appspecs(draw: st.DrawFn, *, most: int = 4) -> AppSpec:
    """An application of up to `most` entities: tables that refer to each other, some virtual, with pages for some."""
    words = draw(st.lists(WORDS, min_size=1, max_size=most, unique_by=names.table_name))
    entity_names = [word[:1].upper() + word[1:50] for word in words]
    keys = [draw(st.sampled_from(KEY_TYPES)) for _ in entity_names]
    part = draw(_parts_of_others())
    entities: list[Entity] = [part]
    for position, name in enumerate(entity_names):
        before = list(zip(entity_names[: position + 1], keys, strict=False))
        entities.append(draw(_virtuals(name) if draw(st.integers(0, 5)) == 0 else _tables(name, before, part)))
    entities = _without_references_to_virtual(entities)
    stored = [each for each in entities if each.storage is Storage.TABLE]
    surfaces = [
        replace(build.surface(each, mode), name=f"surface_{number}_{mode}")
        for number, each in enumerate(stored)
        for mode in draw(st.sets(st.sampled_from(Mode)))
    ]
    return build.app(*entities, surfaces=tuple(surfaces))


@st.composite
def _parts_of_others(draw: st.DrawFn) -> Entity:
    """An entity that others embed."""
    fields = draw(_fields(field_types()))
    plain = [replace(each, unique=False, indexed=False, automatic=None) for each in fields] or [
        build.field("a", Text())
    ]
    return build.entity(
        "PartOfOthers", *plain, primary_key=(), storage=Storage.EMBEDDED, table_name="", display_field="", served=False
    )


def embedding(entity: Entity) -> Embeds:
    """The type of a field that embeds the entity."""
    parts = (
        Part(each.name, each.title, each.type, each.required, getattr(each.default, "value", None))
        for each in entity.fields
    )
    return Embeds(entity.name, tuple(parts))


@st.composite
def _tables(draw: st.DrawFn, name: str, referable: Sequence[tuple[str, FieldType]], part: Entity) -> Entity:
    """An entity with a table; it may refer to those declared before it, to itself optionally, and embed the part."""
    key = Field(name="id", title="Id", type=referable[-1][1], required=True)
    fields = [key, *draw(_fields(references(referable) | st.just(embedding(part))))]
    stored = [each for each in fields if each.type.columns(each.name)]
    comparable = [each for each in stored if not isinstance(each.type, Json | Bytes | PolyRef | Embeds)]
    some = st.lists(st.sampled_from([each.name for each in comparable]), min_size=1, max_size=3, unique=True)
    uniques = [(each.name,) for each in fields if each.unique]
    uniques += [tuple(one) for one in draw(st.lists(some, max_size=2))]
    indexes = [
        Index(parts=tuple(IndexPart(field=part, descending=draw(st.booleans())) for part in one))
        for one in draw(st.lists(some, max_size=2))
    ]
    return build.entity(
        name,
        *fields,
        primary_key=("id",),
        uniques=tuple(Unique(fields=one) for one in dict.fromkeys(uniques)),
        indexes=tuple(dict.fromkeys(indexes)),
        invariants=tuple(_rules(fields)) if draw(st.booleans()) else (),
        states=_states(fields) if draw(st.booleans()) else None,
    )


@st.composite
def _virtuals(draw: st.DrawFn, name: str) -> Entity:
    fields = [Field(name="id", title="Id", type=Uuid(), required=True), *draw(_fields(field_types()))]
    plain = [replace(each, unique=False, automatic=None) for each in fields]
    source = draw(st.sampled_from(("health", "metrics", "services/stock:rows")))
    return build.virtual(name, *plain, primary_key=("id",), source=source)


def references(referable: Sequence[tuple[str, FieldType]]) -> st.SearchStrategy[FieldType]:
    """Any type; a reference leads to one of `referable`, of which the last is the entity itself."""
    targets = st.sampled_from(referable)
    behaviours = st.sampled_from(OnDelete)
    uuids = [name for name, key in referable if isinstance(key, Uuid)]
    poly = st.lists(st.sampled_from(uuids), min_size=1, unique=True).map(lambda found: PolyRef(tuple(found)))
    return st.one_of(
        field_types(),
        st.builds(lambda target, deleted: Ref(target[0], deleted, target[1]), targets, behaviours),
        st.builds(lambda target, deleted: BelongsTo(target[0], deleted, target[1]), targets, behaviours),
        st.builds(lambda target: HasMany(target[0]), targets),
        st.builds(lambda target: HasOne(target[0]), targets),
        st.just(PolyRef()) | poly if uuids else st.just(PolyRef()),
    )


@st.composite
def _fields(draw: st.DrawFn, types: st.SearchStrategy[FieldType]) -> list[Field]:
    """Fields whose columns have different names."""
    found: list[Field] = []
    taken = {"id", *names.SYSTEM_COLUMNS}
    for name in draw(st.lists(WORDS, max_size=6, unique=True)):
        kind = draw(types)
        columns = {column.name for column in kind.columns(name)} or {name}
        if columns & taken or any(len(column.encode()) > names.MAX_BYTES for column in columns):
            continue
        taken |= columns
        found.append(draw(field_of(name, kind)))
    return found


@st.composite
def field_of(draw: st.DrawFn, name: str, kind: FieldType) -> Field:
    if not kind.columns(name):
        return build.field(name, kind)
    if isinstance(kind, Ref):
        required = kind.on_delete is OnDelete.RESTRICT and kind.entity != name and draw(st.booleans())
        return build.field(name, kind, required=required, unique=draw(st.booleans()))
    if isinstance(kind, Embeds):
        required = draw(st.booleans())
        return build.field(name, replace(kind, required=required), required=required)
    if isinstance(kind, Datetime) and draw(st.booleans()):
        return build.field(name, kind, required=True, automatic=draw(st.sampled_from(Automatic)))
    comparable = not isinstance(kind, Json | Bytes | PolyRef | Embeds)
    return build.field(
        name,
        kind,
        required=draw(st.booleans()),
        unique=comparable and draw(st.booleans()),
        indexed=comparable and draw(st.booleans()),
        default=draw(st.none() | defaults(kind)),
    )


def defaults(kind: FieldType) -> st.SearchStrategy[object]:
    """A literal that the type takes for a default, or a moment; None where a type knows no default."""
    if isinstance(kind, Date | Datetime):
        moment = Call("today" if isinstance(kind, Date) else "now")
        return st.sampled_from((moment, Binary("+", moment, Duration(7, "d"))))
    if isinstance(kind, PolyRef | Json | Bytes | Money | Embeds):
        return st.none()
    if isinstance(kind, Array):
        written = json_values(kind).map(lambda value: kind.format_text(kind.from_json(value)))
        return written.filter(lambda text: fits(kind, text)).map(Literal)
    return json_values(kind).filter(lambda value: fits(kind, value)).map(Literal)


def fits(kind: FieldType, value: object) -> bool:
    try:
        kind.default(value)
    except Rejected:
        return False
    return not isinstance(value, float)  # a literal is written in decimals


def _rules(fields: Sequence[Field]) -> list[Invariant]:
    """Rules that compare two fields of one type, or say that one of them is set."""
    found = []
    for position, first in enumerate(fields):
        for second in fields[position + 1 :]:
            if type(first.type) is type(second.type) and isinstance(first.type, ORDERED):
                either = Binary("=", FieldPath((first.name,)), Literal(None))
                rule = Binary("or", either, Binary("<=", FieldPath((first.name,)), FieldPath((second.name,))))
                found.append(Invariant(name=f"rule_{len(found)}", expression=rule, message="Not so.", row_local=True))
    return found


def _states(fields: Sequence[Field]) -> StateMachine | None:
    """A walk through the values of the first enum, one after the other."""
    for each in fields:
        if isinstance(each.type, Enum):
            values = each.type.values
            initial = each.default.value if isinstance(each.default, Literal) else values[0]
            steps = tuple(Transition(source=a, target=b) for a, b in pairwise(values))
            return StateMachine(field=each.name, initial=str(initial), transitions=steps)
    return None


def _without_references_to_virtual(entities: Sequence[Entity]) -> list[Entity]:
    """There is no foreign key to what has no table, so those references go, and all that names them."""
    virtual = {each.name for each in entities if each.storage is Storage.VIRTUAL}
    kept = []
    for each in entities:
        gone = {one.name for one in each.fields if getattr(one.type, "entity", None) in virtual}
        kept.append(
            replace(
                each,
                fields=tuple(one for one in each.fields if one.name not in gone),
                uniques=tuple(one for one in each.uniques if not gone & set(one.fields)),
                indexes=tuple(one for one in each.indexes if not gone & {part.field for part in one.parts}),
            )
        )
    return kept
