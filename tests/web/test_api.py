"""The JSON API on a real PostgreSQL: what is served, written, found, and refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from asgi import Client
from build import entity, field
from dazzle.fieldtypes.ref import Ref
from dazzle.fieldtypes.str import Str
from serving import create_tables, serving, whole

SHOP = whole(
    entity("Publisher", field("name", Str(80), required=True, unique=True)),
    entity("Book", field("title", Str(80), required=True), field("publisher", Ref("Publisher"))),
)


@pytest.fixture
def shop(database_url: str, tmp_path: Path) -> Iterator[Client]:
    create_tables(SHOP, database_url)
    with serving(SHOP, database_url, tmp_path) as client:
        yield client


def test_row_is_served_when_created(shop: Client) -> None:
    created = shop.post("/publishers", json={"name": "North Quay Press"})
    assert created.status_code == 201, created.text
    publisher = created.json()
    book = shop.post("/books", json={"title": "Tides", "publisher": publisher["id"]}).json()
    assert book["publisher__display"] == "North Quay Press"
    assert shop.get(f"/books/{book['id']}").json() == book
    listed = shop.get("/books").json()
    assert listed == {"items": [book], "total": 1, "page": 1, "page_size": 20}
    renamed = shop.request("PUT", f"/books/{book['id']}", json={"title": "Ebb"})
    assert renamed.json() == {**book, "title": "Ebb"}
    assert shop.request("DELETE", f"/publishers/{publisher['id']}").status_code == 409
    assert shop.request("DELETE", f"/books/{book['id']}").json() == {"deleted": True}
    assert shop.get(f"/books/{book['id']}").status_code == 404
