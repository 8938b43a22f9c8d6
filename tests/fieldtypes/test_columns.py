"""The columns of every type in a real PostgreSQL: nothing, what a CHECK prints, patterns read by both sides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dazzle.fieldtypes.base import Check, FieldType, Rejected
from dazzle.fieldtypes.datetime import Datetime
from dazzle.fieldtypes.email import Email
from dazzle.fieldtypes.enum import Enum
from dazzle.fieldtypes.pattern import PatternedText
from dazzle.fieldtypes.slug import Slug
from dazzle.fieldtypes.timezone import Timezone
from dazzle.fieldtypes.url import Url
from fieldvalues import STORED, named
from valuetables import FIELD, Database, every_stored_type, few, in_one_database


@pytest.mark.parametrize("type_", [type_ for type_ in STORED if not getattr(type_, "required", False)], ids=named)
def test_nothing_comes_back_as_none(database: Database, type_: FieldType):
    assert database.insert(type_, (None,) * len(type_.columns(FIELD))) is None


@every_stored_type
def test_a_check_prints_the_same_when_its_print_is_read_again(database: Database, type_: FieldType):
    for check in type_.checks(FIELD):
        first = database.printed(type_, check)
        inner = first.removeprefix("CHECK (").removesuffix(")")
        assert database.printed(type_, Check(check.suffix, inner)) == first


@every_stored_type
def test_the_suffixes_of_a_types_checks_are_different(type_: FieldType):
    suffixes = [check.suffix for check in type_.checks(FIELD)]
    assert len(suffixes) == len(set(suffixes))


PATTERNED: tuple[PatternedText, ...] = (Email(), Url(), Slug(), Timezone())
PIECES = [
    "@",
    "a",
    "Z",
    "0",
    "-",
    "_",
    "/",
    "//",
    ":",
    "http",
    "https://",
    ".",
    "\n",
    " ",
    "\t",
    "\xa0",
    "\u200b",
    "é",
    "Etc",
    "\U0001f600",
]


@pytest.mark.parametrize("type_", PATTERNED, ids=named)
@given(text=st.lists(st.sampled_from(PIECES), min_size=1).map("".join) | st.text(st.characters()))
@in_one_database
def test_the_table_takes_what_the_codec_takes(database: Database, type_: PatternedText, text):
    try:
        accepted = PatternedText.parse_text(type_, text)
    except Rejected:
        assert "\0" in text or not is_unicode(text) or not database.takes(type_, text)
    else:
        assert database.takes(type_, accepted)


@pytest.mark.parametrize("type_", [Email(), Url()], ids=named)
def test_the_table_and_the_codec_find_the_same_characters_blank(database: Database, type_: PatternedText):
    around = "http://{}", "{}@b"
    query = """
        SELECT array_agg(code ORDER BY code) FROM generate_series(1, 65535) AS code
        WHERE code NOT BETWEEN 55296 AND 57343 AND replace(%s, '{}', chr(code)) ~ ('\\A(' || %s || ')\\Z')
    """
    template = around[isinstance(type_, Email)]
    row = database.connection.execute(query, [template, type_.pattern]).fetchone()
    assert row is not None
    assert row[0] == [
        code for code in range(1, 65_536) if not 0xD800 <= code < 0xE000 and accepts(type_, template, code)
    ]


@pytest.mark.parametrize("text", ["draft", "on hold", "it's", "Draft", "draft ", "", "draft\n"])
def test_the_table_takes_an_enums_values_alone(database: Database, text):
    type_ = next(type_ for type_ in STORED if isinstance(type_, Enum) and len(type_.values) > 1)
    assert database.takes(type_, text) == (text in type_.values)


@given(data=st.data())
@few
def test_an_instant_is_in_utc_when_the_session_is_elsewhere(database: Database, data):
    value = data.draw(STORED[Datetime()].filter(lambda value: 2 < value.year < 9998))
    with database.connection.transaction():
        database.connection.execute("SET LOCAL TimeZone = 'Pacific/Auckland'")
        back = database.insert(Datetime(), (value,))
    assert Datetime().to_json(back) == Datetime().to_json(value)
    assert back.utcoffset() == value.utcoffset()


def is_unicode(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)


def accepts(type_: PatternedText, template: str, code: int) -> bool:
    try:
        type_.parse_text(template.format(chr(code)))
    except Rejected:
        return False
    return True
