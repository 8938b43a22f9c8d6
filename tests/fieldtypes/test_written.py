"""A type is written so that reading it gives the type."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from build import compiled
from dazzle.fieldtypes.ancestors_of import AncestorsOf
from dazzle.fieldtypes.belongs_to import BelongsTo
from dazzle.fieldtypes.descendants_of import DescendantsOf
from dazzle.fieldtypes.embeds import Embeds, Part
from dazzle.fieldtypes.enum import Enum
from dazzle.fieldtypes.file import File
from dazzle.fieldtypes.has_many import HasMany
from dazzle.fieldtypes.has_one import HasOne
from dazzle.fieldtypes.int import Int
from dazzle.fieldtypes.latest_one import LatestOne
from dazzle.fieldtypes.poly_ref import PolyRef
from dazzle.fieldtypes.ref import OnDelete, Ref
from dazzle.fieldtypes.str import Str
from dazzle.fieldtypes.uuid import Uuid
from dazzle.fieldtypes.written import quoted
from effort import examples
from strategies import TEXTS, field_types

TEXT = """
entity Kite:
  id: uuid pk
  above: ref Kite
  {line}

entity Place:
  id: uuid pk
  street: str(80) required
  floor: int

entity Link:
  id: uuid pk
  kite: ref Kite
  pilot: ref Pilot

entity Pilot:
  id: uuid pk
  kite: ref Kite
  since: date
  until: date
  temporal:
    start_field: since
    end_field: until
    key_field: kite
"""
DELETIONS = st.sampled_from(OnDelete)
LINKED = st.one_of(
    st.builds(lambda deleted: Ref("Pilot", deleted, Uuid()), DELETIONS),
    st.builds(lambda deleted: BelongsTo("Pilot", deleted, Uuid()), DELETIONS),
    st.builds(HasMany, st.just("Link"), st.none(), st.none() | DELETIONS, st.booleans()),
    st.builds(HasMany, st.just("Pilot"), st.just("Link"), st.none(), st.booleans()),
    st.builds(HasOne, st.just("Link"), st.none(), st.none() | DELETIONS, st.booleans()),
    st.just(Embeds("Place", (Part("street", "Street", Str(80), required=True), Part("floor", "Floor", Int())))),
    st.just(LatestOne("Pilot", "kite")),
    st.builds(DescendantsOf, st.just("above")),
    st.builds(AncestorsOf, st.just("above")),
    st.lists(st.sampled_from(("Kite", "Link", "Pilot")), unique=True).map(tuple).map(PolyRef),
    st.builds(
        File, st.none() | st.integers(0, 2**20).map(lambda size: size * 1024), st.sampled_from((None, "drag_drop"))
    ),
)


def read(line: str):
    """The field that a line makes of the entity Kite."""
    return compiled(TEXT.format(line=line)).require().entity("Kite").field("thing")


@settings(max_examples=examples(60))
@given(field_types() | LINKED)
@example(Enum(("¼",), ("¼",)))
def test_a_type_is_the_same_when_it_is_written_and_read(kind):
    assert read(f"thing: {kind.written()}").type == kind


@given(TEXTS)
def test_a_text_is_the_same_when_it_is_quoted_and_read(text):
    assert read(f"thing: text = {quoted(text)}").default.value == text


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (File(), "file"),
        (File(20 * 2**20, "drag_drop"), "file(20MB, ui: drag_drop)"),
        (File(1536), "file(1.5KB)"),
        (File(0), "file(0KB)"),
        (PolyRef(), "poly_ref [*]"),
        (HasMany("Item", "Link", OnDelete.CASCADE, readonly=True), "has_many Item via Link cascade readonly"),
    ],
)
def test_arguments_are_written_as_short_as_they_can_be(kind, text):
    assert kind.written() == text
