"""Lists and what is embedded: in the API, in filters and in forms."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from asgi import Client
from build import compiled
from reader import send, shown
from serving import create_tables, serving

TEXT = """
entity Address:
  street: str(20) required
  city: str(20) required
  country: enum[at, de] required = at
  fee: money(EUR)

entity Note:
  text: str(20)
  urgent: bool

entity Parcel:
  id: uuid pk
  name: str(20) required
  tags: str(10)[]
  sizes: int[] required = "[]"
  home: embeds Address required
  delivery: embeds Address
  note: embeds Note
  check "at home": delivery.country = null or home.country = at
"""
HOME = {"street": "Quay 1", "city": "Vienna"}
WHOLE = {**HOME, "country": "at", "fee": None}


@pytest.fixture
def client(database_url: str, tmp_path: Path) -> Iterator[Client]:
    appspec = compiled(TEXT).require()
    create_tables(appspec, database_url)
    with serving(appspec, database_url, tmp_path) as client:
        yield client


def add(client: Client, **more: object) -> dict:
    answer = client.post("/parcels", json={"name": "Kite", "home": HOME, **more})
    assert answer.status_code == 201, answer.text
    return answer.json()


def refusal(client: Client, **more: object) -> tuple[str, str]:
    """Where and how a new row is refused."""
    answer = client.post("/parcels", json={"name": "Kite", "home": HOME, **more})
    assert answer.status_code == 422
    (error,) = answer.json()["errors"]
    return error["pointer"], error["code"]


def test_lists_and_parts_come_back_as_they_were_sent(client):
    row = add(
        client, tags=["a", "", "b\nc"], sizes=[3, 1], delivery={**WHOLE, "fee": {"amount": "1.50", "currency": "EUR"}}
    )
    assert row["tags"] == ["a", "", "b\nc"]
    assert row["sizes"] == [3, 1]
    assert row["home"] == WHOLE
    assert row["delivery"]["fee"] == {"amount": "1.50", "currency": "EUR"}
    assert row["note"] is None
    assert client.get(f"/parcels/{row['id']}").json() == row


def test_a_list_is_empty_by_its_default(client):
    assert add(client)["sizes"] == []
    assert add(client)["tags"] is None


@pytest.mark.parametrize(
    ("given", "where"),
    [
        ({"tags": ["a", "x" * 11]}, ("/tags/1", "too_long")),
        ({"tags": [None]}, ("/tags/0", "required")),
        ({"tags": "a"}, ("/tags", "not_a_list")),
        ({"home": {"street": "Quay 1"}}, ("/home/city", "required")),
        ({"home": {**HOME, "country": "fr"}}, ("/home/country", "not_in_enum")),
        ({"home": {**HOME, "zip": "1"}}, ("/home", "unknown_field")),
        ({"home": None}, ("/home", "required")),
        ({"note": {}}, ("/note", "empty")),
        ({"delivery": "Vienna"}, ("/delivery", "not_an_object")),
    ],
)
def test_what_is_wrong_is_said_of_the_part_that_is(client, given, where):
    assert refusal(client, **given) == where


def test_a_rule_over_parts_is_a_check(client):
    answer = client.post("/parcels", json={"name": "x", "home": {**HOME, "country": "de"}, "delivery": WHOLE})
    assert answer.status_code == 422
    assert "at home" in answer.text


def test_a_list_is_found_by_an_item(client):
    add(client, name="one", tags=["a", "b,c"], sizes=[1])
    add(client, name="two", tags=["b"], sizes=[2, 1])
    add(client, name="three", delivery=WHOLE)

    def found(query: str) -> list[str]:
        return sorted(row["name"] for row in client.get(f"/parcels?{query}").json()["items"])

    assert found("filter[tags__contains]=b,c") == ["one"]
    assert found("filter[sizes__contains]=1") == ["one", "two"]
    assert found("filter[tags]=b") == ["two"]
    assert found("filter[tags__ne]=b") == ["one", "three"]
    assert found("filter[tags__isnull]=true") == ["three"]
    assert found("filter[delivery__isnull]=false") == ["three"]


def form(**more: str) -> dict[str, str]:
    return {"name": "Kite", "home.street": "Quay 1", "home.city": "Vienna", "home.country": "at", "sizes": "[]", **more}


def test_a_form_asks_for_the_parts_in_a_group(client):
    page = client.get("/app/parcel/create")
    assert "<legend>Home" in page.text
    assert re.search(r'name="sizes"[^>]*>\s*\[\]<', page.text)
    answer = send(client, "/app/parcel/create", **form(tags='a\n""', **{"note.text": "mind the string"}))
    assert answer.status_code == 303, shown(answer)
    (row,) = client.get("/parcels").json()["items"]
    assert (row["home"], row["delivery"], row["tags"]) == (WHOLE, None, ["a", ""])
    assert row["note"] == {"text": "mind the string", "urgent": None}
    changed = send(client, f"/app/parcel/{row['id']}/edit", **form(**{"home.city": "Graz", "note.text": ""}))
    assert changed.status_code == 303, shown(changed)
    (after,) = client.get("/parcels").json()["items"]
    assert after["home"] == {**WHOLE, "city": "Graz"}
    assert after["note"] is None


def test_a_form_says_which_part_is_wrong(client):
    answer = send(client, "/app/parcel/create", **form(**{"home.city": "", "delivery.city": "Graz"}))
    assert answer.status_code == 422
    assert 'href="#field-home.city"' in answer.text
    assert 'href="#field-delivery.street"' in answer.text
    assert "City: This is required." in answer.text
