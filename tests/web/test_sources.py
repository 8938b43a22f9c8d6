"""Virtual entities are served from live sources, and only read."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from msgspec.structs import replace

from asgi import Client
from build import app, entity, field, surface, virtual
from dazzle.compiler import compile_framework
from dazzle.diagnostics.errors import ServeError
from dazzle.fieldtypes.date import Date
from dazzle.fieldtypes.decimal import Decimal
from dazzle.fieldtypes.int import Int
from dazzle.fieldtypes.str import Str
from dazzle.ir.entity import Entity, Storage
from dazzle.web.sources import SOURCES
from serving import create_tables, serving, whole

LIVE = tuple(replace(each, served=True) for each in compile_framework().entities if each.storage is Storage.VIRTUAL)
PLAIN = entity("Parcel", field("name", Str(9)))
SPEC = whole(PLAIN, *LIVE)
ADDRESSES = {
    "SystemHealth": "/systemhealths",
    "SystemMetric": "/systemmetrics",
    "ProcessRun": "/processruns",
    "LogEntry": "/logentries",
    "EventTrace": "/eventtraces",
}


@pytest.fixture
def live(database_url: str, tmp_path: Path) -> Iterator[Client]:
    create_tables(SPEC, database_url)
    with serving(SPEC, database_url, tmp_path) as client:
        yield client


def test_every_framework_source_has_its_entity_when_listed() -> None:
    assert {each.source for each in LIVE} == set(SOURCES)
    assert {each.name for each in LIVE} == set(ADDRESSES)


@pytest.mark.parametrize("path", ADDRESSES.values())
def test_rows_are_only_read_when_an_entity_is_virtual(live: Client, path: str) -> None:
    assert live.get(path).status_code == 200
    assert live.post(path, json={}).headers["allow"] == "GET, HEAD"
    for method in ("PUT", "PATCH", "DELETE"):
        assert live.request(method, f"{path}/{uuid4()}", json={}).status_code == 405
    assert live.get(f"{path}/{uuid4()}").status_code == 404
    assert live.get(f"{path}/nothing").status_code == 422


def test_health_is_told_when_asked(live: Client) -> None:
    rows = {row["component"]: row for row in live.get("/systemhealths").json()["items"]}
    assert list(rows) == ["database", "disk", "migrations"]
    assert rows["database"]["status"] == "healthy"
    assert "PostgreSQL" in rows["database"]["message"]
    assert rows["migrations"]["status"] == "unhealthy"  # create_all made these tables, no revision did
    one = live.get(f"/systemhealths/{rows['disk']['id']}").json()
    assert one["component"] == "disk"
    assert [row["component"] for row in live.get("/systemhealths?component=disk").json()["items"]] == ["disk"]


def test_requests_are_counted_when_they_are_answered(live: Client) -> None:
    for _ in range(3):
        live.get("/parcels")
    live.get("/parcels?page=0")
    live.get("/nothing")
    live.request("BREW", "/parcels")
    rows = live.get("/systemmetrics?page_size=100").json()["items"]
    counted = {row["tags"]: row["value"] for row in rows if row["name"] == "http_requests"}
    assert counted == {
        "method=GET route=/parcels status=2xx": 3.0,
        "method=GET route=/parcels status=4xx": 1.0,
        "method=(none) route=(none) status=4xx": 2.0,
    }
    durations = {row["name"]: row["value"] for row in rows if row["tags"] == "method=GET route=/parcels"}
    assert list(durations) == [f"http_request_duration_{name}" for name in ("p50", "p95", "p99")]
    assert 0 < durations["http_request_duration_p50"] <= durations["http_request_duration_p99"]


@pytest.mark.parametrize("name", ["ProcessRun", "LogEntry", "EventTrace"])
def test_reason_is_told_when_there_can_be_no_rows(live: Client, name: str) -> None:
    page = live.get(ADDRESSES[name]).json()
    assert (page["items"], page["total"]) == ([], 0)
    assert page["note"].endswith(".")


STOCK = virtual(
    "Stock",
    field("name", Str(9), required=True),
    field("count", Int()),
    field("price", Decimal(5, 2)),
    field("due", Date()),
    source="services/stock:rows",
)
PENS = "import datetime, decimal, uuid\nKEY = uuid.UUID(int=7)\n"
ROW = '{"id": KEY, "name": "pens", "count": 5, "price": decimal.Decimal("1.5"), "due": datetime.date(2026, 11, 24)}'


def shelf(root: Path, text: str, stock: Entity = STOCK):
    (root / "services").mkdir(exist_ok=True)
    (root / "services" / "stock.py").write_text(text)
    return app(stock, surfaces=(surface(stock),))


@pytest.mark.parametrize("definition", ["def rows():", "async def rows():"])
def test_rows_are_the_functions_when_the_project_has_one(database_url: str, tmp_path: Path, definition: str) -> None:
    spec = shelf(tmp_path, f"{PENS}{definition}\n    return [{ROW}]\n")
    with serving(spec, database_url, tmp_path) as client:
        row = client.get("/stocks/00000000-0000-0000-0000-000000000007").json()
        assert row["name"] == "pens"
        assert (row["count"], row["price"], row["due"]) == (5, "1.50", "2026-11-24")
        assert client.get("/stocks?filter[count__gt]=5").json()["total"] == 0


@pytest.mark.parametrize(
    ("returned", "said"),
    [
        ('[{"id": KEY, "name": "pens", "colour": "red"}]', "colour"),
        ('[{"id": KEY}]', "name"),
        ('[{"id": KEY, "name": "much too long a name"}]', "name"),
        ('[{"id": 5, "name": "pens"}]', "id"),
    ],
)
def test_field_is_named_when_the_functions_rows_are_wrong(
    database_url: str, tmp_path: Path, returned: str, said: str
) -> None:
    spec = shelf(tmp_path, f"{PENS}def rows():\n    return {returned}\n")
    with serving(spec, database_url, tmp_path) as client:
        answer = client.get("/stocks")
    assert (answer.status_code, answer.json()["type"]) == (500, "source_failed")
    assert f"`{said}`" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("services/nothing:rows", "no file `services/nothing.py`"),
        ("services/stock:nothing", "no function `nothing`"),
        ("services/../../stock:rows", "no file"),
        ("weather", "no source"),
    ],
)
def test_source_is_named_when_it_is_missing(database_url: str, tmp_path: Path, source: str, said: str) -> None:
    spec = shelf(tmp_path, "rows = 5\n", virtual("Stock", field("name", Str(9)), source=source))
    with pytest.raises(ServeError, match=said), serving(spec, database_url, tmp_path):
        pass
