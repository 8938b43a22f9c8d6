"""Input that makes servers stumble is answered with what is wrong with it, never with an error of ours."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote
from uuid import uuid4

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from asgi import Client
from build import entity, field
from dazzle.fieldtypes.bigint import BigInt
from dazzle.fieldtypes.datetime import Datetime
from dazzle.fieldtypes.decimal import Decimal
from dazzle.fieldtypes.float import Float
from dazzle.fieldtypes.int import Int
from dazzle.fieldtypes.json import Json
from dazzle.fieldtypes.money import Money
from dazzle.fieldtypes.ref import Ref
from dazzle.fieldtypes.text import Text
from dazzle.ir.entity import Storage
from dazzle.web.api.body import LARGEST
from dazzle.web.plural import address
from dazzle.web.writable import creatable
from effort import examples
from serving import create_tables, serving, whole
from strategies import appspecs, json_values

TARGET = entity("Depot", field("name", Text()))
THING = entity(
    "Thing",
    field("name", Text(), unique=True),
    field("count", Int()),
    field("many", BigInt()),
    field("price", Decimal(20, 2)),
    field("ratio", Float()),
    field("seen", Datetime()),
    field("total", Money("EUR")),
    field("data", Json()),
    field("depot", Ref("Depot")),
)
SPEC = whole(TARGET, THING, entity("Counter", field("number", Int(), required=True), primary_key=("number",)))


@pytest.fixture
def things(database_url: str, tmp_path: Path) -> Iterator[Client]:
    create_tables(SPEC, database_url)
    with serving(SPEC, database_url, tmp_path) as client:
        yield client


def errors(answer) -> dict[str, str]:
    assert answer.status_code == 422, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    return {error["pointer"]: error["code"] for error in answer.json()["errors"]}


def send(client: Client, text: str | bytes):
    return client.post("/things", content=text, headers={"content-type": "application/json"})


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        (r'{"name": "a\u0000b"}', "/name", "nul_character"),
        (r'{"name": "\ud800"}', "/name", "not_unicode"),
        ('{"count": 2147483648}', "/count", "out_of_range"),
        ('{"many": 9223372036854775808}', "/many", "out_of_range"),
        ('{"many": %s}' % ("9" * 5000), "/many", "not_a_whole_number"),
        ('{"count": 1.5}', "/count", "not_a_whole_number"),
        ('{"count": true}', "/count", "not_a_whole_number"),
        ('{"price": 1e999999}', "/price", "out_of_range"),
        ('{"price": NaN}', "/price", "not_a_number"),
        ('{"ratio": 1e999999}', "/ratio", "out_of_range"),
        ('{"ratio": NaN}', "/ratio", "out_of_range"),
        ('{"ratio": -Infinity}', "/ratio", "out_of_range"),
        ('{"total": {"amount": "1e5", "currency": "EUR"}}', "/total", "not_a_number"),
        ('{"total": 99999999999999999999}', "/total", "out_of_range"),
        ('{"seen": "10000-01-01T00:00Z"}', "/seen", "not_a_datetime"),
        ('{"seen": "9999-12-31T23:59:59-12:00"}', "/seen", "not_a_datetime"),
        ('{"seen": 0}', "/seen", "not_a_datetime"),
        ('{"data": 1e999999}', "/data", "not_json"),
        (r'{"data": {"a": ["\u0000"]}}', "/data", "nul_character"),
        (f'{{"data": {"[" * 500}1{"]" * 500}}}', "/data", "too_deep"),
        ('{"depot": "nothing"}', "/depot", "not_a_uuid"),
        ('{"depot": 5}', "/depot", "not_a_uuid"),
        (r'{"\ud800": 1}', "/?", "unknown_field"),
        (r'{"a\u0000/~": 1}', "/a\0~1~0", "unknown_field"),
        ("", "", "not_json"),
        ("{", "", "not_json"),
        (b"\xff\xfe\xff", "", "not_json"),
        ("[" * 100_000, "", "not_json"),
        ("[]", "", "not_an_object"),
        ("null", "", "not_an_object"),
    ],
)
def test_field_is_named_when_the_body_is_hostile(things: Client, body: str | bytes, pointer: str, code: str) -> None:
    assert errors(send(things, body)) == {pointer: code}


@pytest.mark.parametrize("method", ["GET", "DELETE", "PUT"])
@pytest.mark.parametrize("key", ["nothing", "1", "%00", "%ff", "%2F", "%F0%9F%A6%94", "0" * 5000, "' OR 1=1 --"])
def test_key_is_named_when_the_path_is_hostile(things: Client, method: str, key: str) -> None:
    assert errors(things.request(method, f"/things/{key}", json={})) == {"{id}": "not_a_uuid"}


@pytest.mark.parametrize("key", ["9223372036854775808", "1e5", "-", "٣"])
def test_key_is_named_when_it_is_no_number(things: Client, key: str) -> None:
    assert set(errors(things.get(f"/counters/{quote(key)}"))) == {"{number}"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("page", "1" + "0" * 30),
        ("page", "-1"),
        ("page", "٣"),
        ("page", "1.0"),
        ("page_size", "0"),
        ("page_size", "1000000000"),
        ("filter[many]", "9223372036854775808"),
        ("filter[count__in]", ",".join(["1"] * 101)),
        ("filter[price]", "NaN"),
        ("filter[price]", "1e999999"),
        ("filter[ratio__gt]", "inf"),
        ("filter[seen__lt]", "10000-01-01T00:00Z"),
        ("filter[name]", "\0"),
        ("filter[name__contains]", "a\0"),
        ("filter[depot]", "' OR 1=1 --"),
        ("filter[data]", "{}"),
        ("filter[name__isnull]", "maybe"),
        ("filter[]", "1"),
        ("filter[name]]", "1"),
        ("filter[name__]", "1"),
        ("search", "\0"),
        ("search", "x" * 10_000),
        ("sort", 'name"; DROP TABLE thing; --'),
        ("x" * 10_000, "1"),
    ],
)
def test_parameter_is_named_when_the_query_is_hostile(things: Client, name: str, value: str) -> None:
    assert list(errors(things.request("GET", "/things", params={name: value}))) == [f"?{name[:100]}"]


def test_last_page_is_empty_when_it_is_far_away(things: Client) -> None:
    assert things.get("/things?page=1000000000&page_size=100").json()["items"] == []


def test_text_is_kept_as_it_is_when_it_looks_like_something_else(things: Client) -> None:
    for text in ("'; DROP TABLE thing; --", "%s %(name)s %%", "\\x00", "{}", "🦔", "a\r\n\tb", "\u202e"):
        row = things.post("/things", json={"name": text}).json()
        assert row["name"] == text
        assert things.request("GET", "/things", params={"filter[name]": text}).json()["items"] == [row]


def test_digits_are_kept_when_a_double_would_change_them(things: Client) -> None:
    row = send(things, '{"price": 123456789012345678.91, "total": 0.1, "data": {"n": 12345678901234567890}}').json()
    assert row["price"] == "123456789012345678.91"
    assert row["total"]["amount"] == "0.10"
    assert row["data"] == {"n": 12345678901234567890}


def test_refusal_is_said_when_a_text_is_too_long_for_its_index(things: Client) -> None:
    # What does not compress: an index row of PostgreSQL holds about 2,700 bytes.
    long = "".join(str(uuid4()) for _ in range(500))
    assert errors(things.post("/things", json={"name": long})) == {"": "not_storable"}


def test_refusal_is_said_when_the_body_is_not_json(things: Client) -> None:
    for media_type in ("text/plain", "application/x-www-form-urlencoded", ""):
        answer = things.post("/things", content="{}", headers={"content-type": media_type})
        assert answer.status_code == 415
        assert answer.headers["content-type"] == "application/problem+json"
    assert things.post("/things", content="{}", headers={"content-type": "application/json; charset=utf-8"}).is_success


def test_refusal_is_said_when_the_body_is_too_large(things: Client) -> None:
    assert send(things, json.dumps({"name": "x" * LARGEST})).status_code == 413


def test_next_request_is_answered_when_the_database_forgot_us(things: Client, database_url: str) -> None:
    things.get("/things")
    for method in ("GET", "POST", "GET"):
        with psycopg.connect(database_url, autocommit=True) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        answer = things.request(method, "/things", **({"json": {}} if method == "POST" else {}))
        if method == "POST":
            assert answer.status_code == 503
            assert answer.headers["retry-after"] == "1"
            assert answer.json()["type"] == "unavailable"
        else:
            assert answer.status_code == 200


def test_one_sentence_is_said_when_we_made_a_mistake(things: Client, caplog: pytest.LogCaptureFixture) -> None:
    things.app.runtime.services["Thing"].statements.read._sql = "SELECT nonsense(%s::text"
    with caplog.at_level(logging.ERROR, "dazzle.web"):
        answer = things.get(f"/things/{uuid4()}")
    assert answer.status_code == 500
    assert "nonsense" not in answer.text
    assert "nonsense" in caplog.text


def test_schema_mismatch_is_said_when_the_schema_is_another_one(things: Client, database_url: str) -> None:
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("ALTER TABLE thing RENAME COLUMN price TO cost")
    answer = things.get("/things")
    assert (answer.status_code, answer.json()["type"]) == (503, "schema_mismatch")


def bodies(draw: st.DrawFn, entity_, keys: dict[str, list]) -> dict[str, object]:
    """A body that the entity's types take; references lead to rows that are there, where there are any."""
    found = {}
    for each in creatable(entity_):
        if isinstance(each.type, Ref):
            options = keys.get(each.type.entity, [])
            found[each.name] = draw(st.sampled_from(options)) if options else None
        elif not (entity_.states and entity_.states.field == each.name):
            found[each.name] = draw(json_values(each.type))
    return found


@settings(max_examples=examples(12), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_what_was_created_is_read_when_an_application_has_any_shape(database_url, tmp_path, data) -> None:
    generated = data.draw(appspecs())
    spec = whole(*generated.entities)
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    create_tables(spec, database_url)
    (tmp_path / "services").mkdir(exist_ok=True)
    (tmp_path / "services" / "stock.py").write_text("def rows():\n    return []\n")
    keys: dict[str, list] = {}
    with serving(spec, database_url, tmp_path) as client:
        for each in spec.entities:
            path = f"/{address(each.name)}"
            if not each.served:
                assert client.get(path).status_code == 404
                continue
            if each.storage is Storage.VIRTUAL:
                assert client.get(path).status_code == 200
                continue
            answer = client.post(path, json=bodies(data.draw, each, keys))
            assert answer.status_code in {201, 409, 422}, answer.text
            if answer.status_code == 201:
                row = answer.json()
                assert client.get(answer.headers["location"]).json() == row
                assert client.get(path).json()["items"] == [row]
                if len(each.primary_key) == 1:
                    keys.setdefault(each.name, []).append(row[each.primary_key[0]])
