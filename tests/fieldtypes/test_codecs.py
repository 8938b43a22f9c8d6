"""Every field type: its codecs are inverse to each other, and whatever comes in is a value or Rejected."""

import json
import math
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dazzle.fieldtypes.base import FieldType, Rejected
from fieldvalues import STORED, TYPES, named

every_type = pytest.mark.parametrize("type_", TYPES, ids=named)
every_stored_type = pytest.mark.parametrize("type_", STORED, ids=named)

HOSTILE_TEXTS = [
    # what PostgreSQL cannot hold
    "", " ", "\0", "a\0b@c", "\ud800", "a\udfff@b", "x" * 11_000_000,
    # numbers
    "1e999999", "-1e999999", "NaN", "sNaN", "Infinity", "-inf", "1_000", "٣", "0x10", "9" * 5_000, "0." + "1" * 5_000,
    "9223372036854775808", "-2147483649", "1 EURO", "1 eur",
    # days and times
    "10000-01-01", "0000-00-00", "infinity", "2026-02-30", "2026-W48-2", "20261124", "24:00", "23:59:60",
    "2026-11-24T24:00Z", "2026-11-24T10:00:60Z", "0001-01-01T00:00+14:00", "9999-12-31T23:59:59-01:00",
    # documents
    "{", "[" * 100_000, '{"a": NaN}', '"\\ud800"', '"\\u0000"', "null",
    # identifiers and addresses
    "00000000-0000-0000-0000-00000000000g", "Nothing:1", "javascript:alert(1)", "https://a b",
]  # fmt: skip
HOSTILE_JSON: list[object] = [
    *HOSTILE_TEXTS, True, False, [], {}, [None], {"": None}, {"a\0": 1}, {"a": ["\ud800"]}, {"a": math.nan},
    0, -1, 2**31, 2**63, -(2**63) - 1, 10**400, 10**5_000, 0.1 + 0.2, 1e22, 1e308, math.nan, math.inf, -math.inf, -0.0,
    {"amount": None}, {"amount": 1, "currency": None}, {"amount": "1", "currency": "EUR", "more": 1},
    {"amount": True, "currency": "EUR"}, {"amount": 1, "currency": "EU\0"}, {"amount": {}, "currency": "EUR"},
    {"type": "Invoice"}, {"type": "Invoice", "id": 1}, {"type": 1, "id": "x"},
]  # fmt: skip
anything = st.recursive(
    st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda parts: st.lists(parts | st.none()) | st.dictionaries(st.text() | st.sampled_from(["amount", "type"]), parts),
    max_leaves=6,
)
unhurried = settings(deadline=None)  # a busy machine is no failure
literals = st.booleans() | st.integers() | st.decimals() | st.text() | st.sampled_from(["[]", "EUR", "draft", "0.50"])


def nested(depth: int) -> object:
    value: object = 1
    for _ in range(depth):
        value = [value]
    return value


@every_stored_type
@unhurried
@given(data=st.data())
def test_json_comes_back_as_the_same_value(type_: FieldType, data):
    value = data.draw(STORED[type_])
    sent = json.loads(json.dumps(type_.to_json(value)))
    assert type_.from_json(sent) == value


@every_stored_type
@unhurried
@given(data=st.data())
def test_form_text_comes_back_as_the_same_value(type_: FieldType, data):
    value = data.draw(STORED[type_])
    assert type_.parse_text(type_.format_text(value)) == value


@every_stored_type
@unhurried
@given(data=st.data())
def test_a_value_is_shown_to_people(type_: FieldType, data):
    value = data.draw(STORED[type_])
    assert isinstance(type_.display(value), str)


@every_type
@unhurried
@given(value=anything)
def test_any_json_is_a_value_or_rejected(type_: FieldType, value):
    assert_value_or_rejected(type_, value)


@every_type
def test_hostile_json_is_a_value_or_rejected(type_: FieldType):
    for value in HOSTILE_JSON:
        assert_value_or_rejected(type_, value)


@every_type
def test_deep_json_is_a_value_or_rejected(type_: FieldType):
    for depth in (99, 101, 10_000):
        assert_value_or_rejected(type_, nested(depth))


@every_type
@unhurried
@given(text=st.text(st.characters()) | st.from_regex(r"\A[-+0-9:.TZ eE]{1,30}\Z"))
def test_any_text_is_a_value_or_rejected(type_: FieldType, text):
    assert_text_or_rejected(type_, text)


@every_type
def test_hostile_text_is_a_value_or_rejected(type_: FieldType):
    for text in HOSTILE_TEXTS:
        assert_text_or_rejected(type_, text)


@every_type
@unhurried
@given(literal=literals)
def test_a_default_is_one_constant_per_column_or_rejected(type_: FieldType, literal):
    try:
        constants = type_.default(literal)
    except Rejected as rejected:
        assert_friendly(rejected)
        return
    assert len(constants) == len(type_.columns("f"))
    assert all(isinstance(each, str | int | Decimal | bool | None) for each in constants)


@pytest.mark.parametrize("type_", [type_ for type_ in STORED if type_.keyword != "bool"], ids=named)
def test_a_boolean_is_no_number_and_no_text(type_: FieldType):
    if type_.keyword == "json":
        assert type_.from_json(True) is True
        return
    with pytest.raises(Rejected):
        type_.from_json(True)


def assert_value_or_rejected(type_: FieldType, value: object) -> None:
    try:
        accepted = type_.from_json(value)
    except Rejected as rejected:
        assert_friendly(rejected)
        return
    assert type_.from_json(type_.to_json(accepted)) == accepted


def assert_text_or_rejected(type_: FieldType, text: str) -> None:
    try:
        accepted = type_.parse_text(text)
    except Rejected as rejected:
        assert_friendly(rejected)
        return
    assert type_.parse_text(type_.format_text(accepted)) == accepted


def assert_friendly(rejected: Rejected) -> None:
    """A slug for programs and a sentence for people."""
    assert rejected.code.isascii()
    assert rejected.code.replace("_", "").islower()
    assert rejected.message[0] == rejected.message[0].upper()
    assert rejected.message.endswith(".")
    assert len(rejected.message) < 200
