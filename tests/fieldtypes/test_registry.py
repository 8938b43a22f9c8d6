"""What the registry says about each type, to the linker, to messages and to forms."""

import pytest

from dazzle.fieldtypes import BY_KEYWORD, FIELD_TYPES
from dazzle.fieldtypes.array import Array
from dazzle.fieldtypes.base import FieldType
from fieldvalues import TYPES, named

KINDS = {
    "text", "textarea", "number", "checkbox", "date", "time", "datetime", "select", "ref", "email", "url", "money",
    "json", "group", "none",
}  # fmt: skip


def test_every_type_has_a_bound_example():
    assert {type(type_) for type_ in TYPES} == set(FIELD_TYPES)


def test_keywords_are_told_apart():
    assert len(BY_KEYWORD) == len(FIELD_TYPES)


def test_a_word_of_other_tools_leads_to_one_type():
    words = [word for field_type in FIELD_TYPES for word in field_type.mistaken_for]
    assert len(words) == len(set(words))
    assert not set(words) & set(BY_KEYWORD)


@pytest.mark.parametrize("field_type", FIELD_TYPES, ids=lambda field_type: field_type.keyword)
def test_a_signature_begins_with_the_keyword(field_type: type[FieldType]):
    if field_type is not Array:  # it begins with the type of its items
        assert field_type.signature.startswith(field_type.keyword)
        assert field_type.example.startswith(field_type.keyword)
    assert "\n" not in field_type.summary
    assert not field_type.summary.endswith(".")


@pytest.mark.parametrize("type_", TYPES, ids=named)
def test_a_form_knows_how_to_ask(type_: FieldType):
    widget = type_.widget()
    assert widget.kind in KINDS
    assert all(isinstance(value, str) for value in widget.attributes.values())
    assert (widget.kind == "none") == (type_.columns("f") == ())


@pytest.mark.parametrize("type_", TYPES, ids=named)
def test_a_column_is_named_after_its_field(type_: FieldType):
    assert all(column.name.startswith("due") for column in type_.columns("due"))


@pytest.mark.parametrize("type_", TYPES, ids=named)
def test_a_bound_type_is_a_value(type_: FieldType):
    assert hash(type_) == hash(type_)
    assert not hasattr(type_, "__dict__")
