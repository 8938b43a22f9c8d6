"""Who may ask: the names this machine answers to, and the pages that may change something."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from asgi import Client
from build import entity, field
from dazzle.fieldtypes.str import Str
from serving import create_tables, serving, whole

SPEC = whole(entity("Parcel", field("number", Str(9), required=True)))


@pytest.fixture
def client(database_url: str, tmp_path: Path) -> Iterator[Client]:
    create_tables(SPEC, database_url)
    with serving(SPEC, database_url, tmp_path) as client:
        yield client


def asked(client: Client, host: str, address: str, path: str) -> httpx.Response:
    """The answer to a request that came in on the address `address`."""
    return client.get(f"http://{address}{path}", headers={"host": host})


@pytest.mark.parametrize("address", ["127.0.0.1:3000", "[::1]:3000"])
@pytest.mark.parametrize("host", ["localhost", "LocalHost:3000", "127.0.0.1:8080", "[::1]", "[::1]:3000"])
def test_host_is_answered_when_it_is_this_machine(client: Client, host: str, address: str) -> None:
    assert asked(client, host, address, "/parcels").status_code == 200


@pytest.mark.parametrize("path", ["/parcels", "/app", "/health", "/static/style.css", "/nothing"])
@pytest.mark.parametrize(
    "host", ["evil.test", "evil.test:3000", "localhost.evil.test", "127.0.0.1.evil.test", "localhost:x", "10.0.0.1", ""]
)
def test_host_is_refused_when_its_name_only_resolves_to_this_machine(client: Client, host: str, path: str) -> None:
    answer = asked(client, host, "127.0.0.1:3000", path)
    assert answer.status_code == 421
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"] == "misdirected_request"


def test_host_is_refused_when_a_second_one_is_foreign(client: Client) -> None:
    answer = client.get("http://127.0.0.1/parcels", headers=[("host", "localhost"), ("host", "evil.test")])
    assert answer.status_code == 421


def test_any_host_is_answered_when_the_address_is_not_this_machines_alone(client: Client) -> None:
    assert asked(client, "shop.example", "192.0.2.7", "/parcels").status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site", "origin": "http://app.test"},
        {"origin": "http://elsewhere.test"},
        {"origin": "http://app.test.evil.test"},
        {"origin": "http://["},
        {"origin": "null"},
        {"origin": ""},
    ],
)
def test_nothing_is_changed_when_another_origin_sends_it(client: Client, headers: dict[str, str]) -> None:
    row = client.post("/parcels", json={"number": "1"}).json()
    for method, url in (("POST", "/parcels"), ("PUT", f"/parcels/{row['id']}"), ("DELETE", f"/parcels/{row['id']}")):
        answer = client.request(method, url, json={"number": "2"}, headers=headers)
        assert answer.status_code == 403
        assert answer.json()["type"] == "cross_origin"
    assert client.get("/parcels", headers=headers).json()["items"] == [row]


@pytest.mark.parametrize(
    "headers",
    [{}, {"sec-fetch-site": "same-origin"}, {"sec-fetch-site": "none"}, {"origin": "http://app.test"}],
)
def test_row_is_created_when_a_program_or_our_own_origin_sends_it(client: Client, headers: dict[str, str]) -> None:
    assert client.post("/parcels", json={"number": "1"}, headers=headers).status_code == 201
