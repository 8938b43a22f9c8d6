"""One bound field type of every kind, and hypothesis strategies for their values."""

import datetime as dt
from decimal import Decimal as Number

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from dazzle.fieldtypes.ancestors_of import AncestorsOf
from dazzle.fieldtypes.array import Array
from dazzle.fieldtypes.base import FieldType
from dazzle.fieldtypes.belongs_to import BelongsTo
from dazzle.fieldtypes.bigint import BigInt
from dazzle.fieldtypes.bool import Bool
from dazzle.fieldtypes.bytes import Bytes
from dazzle.fieldtypes.date import Date
from dazzle.fieldtypes.datetime import Datetime
from dazzle.fieldtypes.decimal import Decimal
from dazzle.fieldtypes.descendants_of import DescendantsOf
from dazzle.fieldtypes.email import Email
from dazzle.fieldtypes.embeds import Embeds, Part
from dazzle.fieldtypes.enum import Enum
from dazzle.fieldtypes.file import LONGEST, File
from dazzle.fieldtypes.float import Float
from dazzle.fieldtypes.has_many import HasMany
from dazzle.fieldtypes.has_one import HasOne
from dazzle.fieldtypes.int import Int
from dazzle.fieldtypes.json import Json
from dazzle.fieldtypes.latest_one import LatestOne
from dazzle.fieldtypes.money import MOST, Amount, Money
from dazzle.fieldtypes.poly_ref import PolyRef, Subject
from dazzle.fieldtypes.ref import Ref
from dazzle.fieldtypes.slug import Slug
from dazzle.fieldtypes.str import Str
from dazzle.fieldtypes.text import Text
from dazzle.fieldtypes.time import Time
from dazzle.fieldtypes.timezone import Timezone, zones
from dazzle.fieldtypes.url import Url
from dazzle.fieldtypes.uuid import Uuid

texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
visible = st.text(
    st.characters(exclude_characters="@", exclude_categories=["Cs", "Cc", "Cf", "Zs", "Zl", "Zp"]), min_size=1
)
words = st.text("abcxyz0189", min_size=1, max_size=10)
# jsonb keeps the digits of a number and not the double, so a double beyond 2**53 comes back as a whole number nearby.
doubles = st.floats(-(2**53), 2**53)
documents = st.recursive(
    st.booleans() | st.integers(-(10**30), 10**30) | doubles | texts,
    lambda parts: st.lists(parts | st.none(), max_size=4) | st.dictionaries(texts, parts | st.none(), max_size=4),
    max_leaves=10,
)


ADDRESS = Embeds(
    "Address",
    (
        Part("street", "Street", Str(12), required=True),
        Part("country", "Country", Enum(("only",), ("Only",)), required=True, default="only"),
        Part("fee", "Fee", Money("EUR")),
        Part("tags", "Tags", Array(Slug())),
        Part("owner", "Owner", PolyRef(("Invoice", "Payment"))),
    ),
)
LOOSE = (Part("note", "Note", Text()), Part("day", "Day", Date()))


def embedded(type_: Embeds) -> SearchStrategy[object]:
    """Values of an embedding whose parts are all above."""
    parts = {part.name: STORED[part.type] if part.required else st.none() | STORED[part.type] for part in type_.parts}
    return st.fixed_dictionaries(parts).filter(lambda value: any(each is not None for each in value.values()))


def fixed(precision: int, scale: int) -> SearchStrategy[Number]:
    most = 10**precision - 1
    return st.integers(-most, most).map(lambda digits: Number(digits).scaleb(-scale))


# What an array may hold.
SINGLE: dict[FieldType, SearchStrategy[object]] = {
    Str(12): st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12),
    Text(): texts,
    Int(): st.integers(-(2**31), 2**31 - 1),
    BigInt(): st.integers(-(2**63), 2**63 - 1),
    Decimal(10, 2): fixed(10, 2),
    Decimal(8, 0): fixed(8, 0),
    Decimal(6, 6): fixed(6, 6),
    Float(): st.floats(allow_nan=False, allow_infinity=False),
    Bool(): st.booleans(),
    Date(): st.dates(),
    Time(): st.times(),
    Datetime(): st.datetimes(timezones=st.just(dt.UTC)),
    Uuid(): st.uuids(),
    Enum(("draft", "on hold", "it's"), ("Draft", "On hold", "Its")): st.sampled_from(["draft", "on hold", "it's"]),
    Enum(("only",), ("Only",)): st.just("only"),
    Email(): st.builds("{}@{}".format, visible, visible).filter(lambda text: len(text) <= 320),
    Url(): st.builds("http{}://{}".format, st.sampled_from(["", "s"]), visible),
    Slug(): st.lists(words, min_size=1, max_size=4).map("-".join).filter(lambda text: 3 <= len(text) <= 40),
    Timezone(): st.sampled_from(sorted(zones())),
    Bytes(): st.binary(),
}
STORED: dict[FieldType, SearchStrategy[object]] = {
    **SINGLE,
    Json(): documents,
    File(20 * 2**20): texts.filter(lambda text: len(text) <= LONGEST),
    Money("EUR"): st.builds(Amount, st.integers(-MOST, MOST), st.sampled_from(["EUR", "JPY", "KWD", "XTS"])),
    **{Array(item): st.lists(values, max_size=4).map(tuple) for item, values in SINGLE.items()},
    Ref("Supplier", key=Uuid()): st.uuids(),
    BelongsTo("Order", key=BigInt()): st.integers(-(2**63), 2**63 - 1),
    PolyRef(("Invoice", "Payment")): st.builds(Subject, st.sampled_from(["Invoice", "Payment"]), st.uuids()),
    PolyRef(): st.builds(Subject, st.sampled_from(["Invoice", "AIJob"]), st.uuids()),
    Ref("Country", key=Str(2)): st.text("abc", max_size=2),
    Ref("Page", key=Slug()): st.just("north-quay"),
    **dict.fromkeys((ADDRESS, Embeds("Note", LOOSE), Embeds("Note", LOOSE, required=True)), st.nothing()),
}
STORED.update({type_: embedded(type_) for type_ in STORED if isinstance(type_, Embeds)})
WITHOUT_COLUMN: tuple[FieldType, ...] = (
    HasMany("LineItem"),
    HasOne("Contract"),
    LatestOne("Price", "product"),
    DescendantsOf("parent"),
    AncestorsOf("Use.part"),
)
TYPES: tuple[FieldType, ...] = (*STORED, *WITHOUT_COLUMN)


def named(type_: FieldType) -> str:
    """A short name of a bound type, for a test's id."""
    return f"{type_.keyword}-{'-'.join(str(column.type) for column in type_.columns('f'))}"
