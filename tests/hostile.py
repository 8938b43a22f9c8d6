"""Applications whose names and titles nobody would choose, for views that must write them safely."""

from hypothesis import strategies as st

import build
from dazzle.fieldtypes.decimal import Decimal
from dazzle.fieldtypes.enum import Enum
from dazzle.fieldtypes.has_many import HasMany
from dazzle.fieldtypes.money import Money
from dazzle.fieldtypes.poly_ref import PolyRef
from dazzle.fieldtypes.ref import OnDelete, Ref
from dazzle.fieldtypes.str import Str
from dazzle.fieldtypes.text import Text
from dazzle.ir.entity import Owner

TITLES = st.text(max_size=30) | st.sampled_from(
    [
        '"]]>--><script>alert(1)</script>&lt;',
        "direction TB",
        "%%{init: {}}%%",
        "#quot; end",
        "a\nb\tc",
        "} style x",
        "\x00\x1b\ufffe\ud800",
        "請求書",
        "W" * 90,
    ]
)
ENTITY_NAMES = st.sampled_from(
    [
        "End",
        "class",
        "style",
        "one",
        "o",
        "u",
        "to",
        "Größe",
        "Ωmega",
        "accTitle",
        "subgraph",
        "direction",
        "\U0001d538bc",
        "_",
        "X1",
    ]
) | st.from_regex(r"[^\W\d]\w{0,9}", fullmatch=True)
FIELD_NAMES = st.sampled_from(
    ["pk", "PKä", "uk", "fk", "FK_1", "µ", "ª", "end", "größe", "a" * 63, "class", "xmlns", "\U0001d538"]
) | st.from_regex(r"[^\W\d]\w{0,9}", fullmatch=True)


@st.composite
def hostile(draw: st.DrawFn, most: int = 5):
    """Entities that refer to each other, and to themselves, in every way that there is."""
    names = draw(st.lists(ENTITY_NAMES, min_size=1, max_size=most, unique=True))
    targets = st.sampled_from(names)
    kinds = st.one_of(
        st.builds(Ref, targets, st.sampled_from(OnDelete)),
        st.builds(Ref, targets, st.sampled_from(OnDelete)),
        st.lists(targets, unique=True).map(tuple).map(PolyRef),
        st.builds(HasMany, targets),
        st.sampled_from((Text(), Str(40), Decimal(10, 2), Money("EUR"))),
        st.lists(TITLES, min_size=1, max_size=4, unique=True).map(tuple).map(lambda found: Enum(found, found)),
    )
    entities = []
    for name in names:
        words = draw(st.lists(FIELD_NAMES, max_size=6, unique=True))
        fields = [
            build.field(word, draw(kinds), required=draw(st.booleans()), unique=draw(st.booleans())) for word in words
        ]
        make = draw(st.sampled_from((build.entity, build.entity, build.virtual)))
        owner = draw(st.sampled_from((Owner.PROJECT, Owner.PROJECT, Owner.FRAMEWORK)))
        entities.append(make(name, *fields, title=draw(TITLES) or "x", owner=owner))
    return build.app(*entities, title=draw(TITLES))
