"""Every field type in a table of a real PostgreSQL: values come back, CHECKs reject what the codecs reject."""

from collections.abc import Iterator
from dataclasses import dataclass

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dazzle.fieldtypes.base import Check, FieldType, Rejected, quote
from dazzle.fieldtypes.date import Date
from dazzle.fieldtypes.datetime import Datetime
from dazzle.fieldtypes.decimal import Decimal
from dazzle.fieldtypes.email import Email
from dazzle.fieldtypes.enum import Enum
from dazzle.fieldtypes.file import File
from dazzle.fieldtypes.float import Float
from dazzle.fieldtypes.money import Money
from dazzle.fieldtypes.pattern import PatternedText
from dazzle.fieldtypes.poly_ref import PolyRef
from dazzle.fieldtypes.slug import Slug
from dazzle.fieldtypes.str import Str
from dazzle.fieldtypes.time import Time
from dazzle.fieldtypes.timezone import Timezone
from dazzle.fieldtypes.url import Url
from effort import examples
from fieldvalues import STORED, named

FIELD = 'what"ever'
PRINTED = "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = %s::regclass AND conname = 'tried'"
every_stored_type = pytest.mark.parametrize("type_", STORED, ids=named)
in_one_database = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
few = settings(in_one_database, max_examples=examples(40))


@dataclass
class Database:
    """A connection with one temporary table for each type, its CHECKs included."""

    connection: psycopg.Connection

    def create(self, type_: FieldType) -> None:
        columns = [f"{quote(column.name)} {column.type}" for column in type_.columns(FIELD)]
        checks = [f"CHECK ({check.sql})" for check in type_.checks(FIELD)]
        self.connection.execute(f"CREATE TEMP TABLE {table(type_)} ({', '.join(columns + checks)})")

    def insert(self, type_: FieldType, values: tuple[object, ...]) -> object:
        """The value that comes back from the row that these column values make."""
        places = ", ".join(["%s"] * len(values))
        columns = ", ".join(quote(column.name) for column in type_.columns(FIELD)).replace("%", "%%")
        cursor = self.connection.execute(
            f"INSERT INTO {table(type_)} VALUES ({places}) RETURNING {columns}".encode(), values
        )
        row = cursor.fetchone()
        assert row is not None
        return type_.from_columns(row)

    def takes(self, type_: FieldType, *values: object) -> bool:
        """False when a CHECK or the column's type refuses the values."""
        try:
            self.insert(type_, values)
        except (psycopg.errors.CheckViolation, psycopg.DataError):
            return False
        return True

    def printed(self, type_: FieldType, check: Check) -> str:
        """The CHECK as PostgreSQL prints it."""
        try:
            self.connection.execute(f"ALTER TABLE {table(type_)} ADD CONSTRAINT tried CHECK ({check.sql})".encode())
            row = self.connection.execute(PRINTED, [table(type_)]).fetchone()
        finally:
            self.connection.execute(f"ALTER TABLE {table(type_)} DROP CONSTRAINT IF EXISTS tried")
        assert row is not None
        return row[0]


def table(type_: FieldType) -> str:
    return f"of_{list(STORED).index(type_)}"


@pytest.fixture(scope="module", params=["server", "server_15_url"])
def database(request: pytest.FixtureRequest) -> Iterator[Database]:
    with psycopg.connect(
        request.getfixturevalue(request.param), autocommit=True, options="-c TimeZone=UTC"
    ) as connection:
        database = Database(connection)
        for type_ in STORED:
            database.create(type_)
        yield database


@every_stored_type
@given(data=st.data())
@few
def test_a_value_comes_back_from_the_database(database: Database, type_: FieldType, data):
    value = data.draw(STORED[type_])
    assert database.insert(type_, type_.to_columns(value)) == value


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


REFUSED = [
    (Decimal(10, 2), "NaN"), (Decimal(10, 2), "Infinity"), (Decimal(10, 2), "100000000.00"),
    (Float(), "NaN"), (Float(), "Infinity"), (Float(), "-Infinity"), (Float(), "1e999"),
    (Date(), "infinity"), (Date(), "-infinity"), (Date(), "10000-01-01"), (Date(), "0001-12-31 BC"),
    (Datetime(), "infinity"), (Datetime(), "-infinity"), (Datetime(), "10000-01-01 00:00+00"),
    (Datetime(), "0001-12-31 23:59:59 BC"), (Datetime(), "9999-12-31 23:59:59-01"), (Time(), "24:00"),
    (Str(12), "thirteen char"), (File(20 * 2**20), "k" * 1025),
]  # fmt: skip


@pytest.mark.parametrize(
    ("type_", "text"), REFUSED, ids=lambda value: value if isinstance(value, str) else named(value)
)
def test_the_table_refuses_what_the_codec_rejects(database: Database, type_: FieldType, text):
    with pytest.raises(Rejected):
        type_.parse_text(text)
    assert not database.takes(type_, text)


@pytest.mark.parametrize("values", [(1230, None), (None, "EUR"), (1230, "eur"), (1230, "EU"), (1230, "E\nR")])
def test_the_table_refuses_half_an_amount(database: Database, values):
    assert not database.takes(Money("EUR"), *values)


KEY = "0198c0de-0000-7000-8000-000000000001"


@pytest.mark.parametrize("values", [("Invoice", None), (None, KEY), ("Nothing", KEY), ("invoice", KEY)])
def test_the_table_refuses_half_a_reference(database: Database, values):
    assert not database.takes(PolyRef(("Invoice", "Payment")), *values)


@pytest.mark.parametrize("values", [("Anything", KEY), ("Invoice", KEY)])
def test_any_entity_is_taken_where_any_is_meant(database: Database, values):
    assert database.takes(PolyRef(), *values)


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
