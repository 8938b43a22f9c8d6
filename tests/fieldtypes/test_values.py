"""A value is the same after JSON, form text and the database, and a hand-written INSERT makes no other values.

What the table takes all the same is what the type says (`FieldType.exemptions`), and no more.
"""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dazzle.fieldtypes.array import Array
from dazzle.fieldtypes.base import Exemption, FieldType, Rejected
from dazzle.fieldtypes.ref import Ref
from fieldvalues import STORED, named
from hostilecolumns import cell, cells
from valuetables import FIELD, REFUSALS, Database, every_stored_type, few

EXEMPT = [(type_, each) for type_ in STORED for each in type_.exemptions() if each.example]
# What a reference takes, its foreign key holds to the rows of the other table.
HELD = [type_ for type_ in STORED if not isinstance(type_, Ref)]
every_held_type = pytest.mark.parametrize("type_", HELD, ids=named)
of_one_column = pytest.mark.parametrize("type_", [t for t in HELD if len(t.columns("f")) == 1], ids=named)
of_many = pytest.mark.parametrize("type_", [t for t in HELD if len(t.columns("f")) > 1], ids=named)


def sent(type_: FieldType, value: object) -> object:
    """The value after it was sent as JSON. Raises Rejected."""
    return type_.from_json(json.loads(json.dumps(type_.to_json(value))))


@every_stored_type
@given(data=st.data())
@few
def test_a_value_is_the_same_after_json_and_form_text_and_the_database(database: Database, type_: FieldType, data):
    value = data.draw(STORED[type_])
    as_json = sent(type_, value)
    as_text = type_.parse_text(type_.format_text(as_json))
    stored = database.insert(type_, type_.to_columns(as_text))
    assert value == as_json == as_text == stored
    assert sent(type_, stored) == value
    assert type_.parse_text(type_.format_text(stored)) == value


def rejected_for(type_: FieldType, stored: object) -> str | None:
    """The code by which the type rejects what stands in the table, None for one of its values."""
    try:
        again = sent(type_, stored)
    except Rejected as rejected:
        return rejected.code
    assert again == stored
    return None


def assert_no_other_value(database: Database, type_: FieldType, given: tuple[object, ...]) -> None:
    """What these make of a row is a value of the type, or one that it says."""
    try:
        stored = database.insert(type_, given)
    except REFUSALS:
        return
    if stored is None:
        assert all(each is None for each in given), "something stands in the table and is read as nothing"
    else:
        assert rejected_for(type_, stored) in {None, *(each.code for each in type_.exemptions())}


@of_one_column
def test_a_column_takes_nothing_but_values(database: Database, type_: FieldType):
    (column,) = type_.columns(FIELD)
    for text in cells(column):
        assert_no_other_value(database, type_, (text,))


@every_held_type
@given(data=st.data())
@few
def test_columns_take_nothing_but_values_together(database: Database, type_: FieldType, data):
    assert_no_other_value(database, type_, tuple(data.draw(cell(column)) for column in type_.columns(FIELD)))


@of_many
@given(data=st.data())
@few
def test_a_right_value_with_one_wrong_column_is_refused(database: Database, type_: FieldType, data):
    """So that no other column refuses the row first."""
    columns = type_.columns(FIELD)
    right = list(type_.to_columns(data.draw(STORED[type_])))
    place = data.draw(st.integers(0, len(columns) - 1))
    right[place] = data.draw(cell(columns[place]))
    assert_no_other_value(database, type_, tuple(right))


@pytest.mark.parametrize(("type_", "exemption"), EXEMPT, ids=[f"{named(type_)}-{each.what}" for type_, each in EXEMPT])
def test_an_exemption_is_needed(database: Database, type_: FieldType, exemption: Exemption):
    """The table takes the example; the type rejects it, or what the table has made of it is a value."""
    stored = database.insert(type_, exemption.example)
    assert rejected_for(type_, stored) == exemption.code
    if exemption.code is None:
        (text,) = exemption.example
        item = type_.item if isinstance(type_, Array) else type_
        with pytest.raises(Rejected):
            item.parse_text(text.removeprefix('{"').removesuffix('"}'))
