"""The JSON API on a real PostgreSQL: what is served, written, and refused."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import httpx
import psycopg
import pytest

from asgi import Client
from build import app, entity, field, surface
from dazzle.fieldtypes.date import Date
from dazzle.fieldtypes.datetime import Datetime
from dazzle.fieldtypes.decimal import Decimal
from dazzle.fieldtypes.enum import Enum
from dazzle.fieldtypes.int import Int
from dazzle.fieldtypes.money import Money
from dazzle.fieldtypes.ref import Ref
from dazzle.fieldtypes.str import Str
from dazzle.fieldtypes.text import Text
from dazzle.ir.entity import AccessRule, Automatic, Invariant, StateMachine, Transition, Unique
from dazzle.ir.expression import Binary, Call, FieldPath, Literal
from dazzle.ir.surface import Mode
from serving import create_tables, serving, whole

STATES = ("draft", "sent", "paid", "void")
SUPPLIER = entity("Supplier", field("name", Str(80), required=True, unique=True))
INVOICE = entity(
    "Invoice",
    field("number", Str(20), required=True),
    field("supplier", Ref("Supplier"), required=True),
    field("state", Enum(STATES, tuple(map(str.title, STATES))), required=True),
    field("issued", Date()),
    field("due", Date()),
    field("total", Money("EUR")),
    field("rate", Decimal(5, 2), default=Literal(20)),
    field("note", Text()),
    field("secret", Str(20), sensitive=True),
    field("created_at", Datetime(), automatic=Automatic.ADD),
    field("updated_at", Datetime(), automatic=Automatic.UPDATE),
    uniques=(Unique(fields=("supplier", "number")),),
    invariants=(
        Invariant(
            name="due_after_issue",
            expression=Binary("<=", FieldPath(("issued",)), FieldPath(("due",))),
            message="It cannot be due before it was issued",
            row_local=True,
        ),
    ),
    states=StateMachine(
        field="state",
        initial="draft",
        transitions=(
            Transition(source="draft", target="sent", requires=("due",)),
            Transition(source="sent", target="paid"),
            Transition(source=None, target="void"),
        ),
    ),
)
COUNTER = entity("Counter", field("number", Int(), required=True), field("label", Str(9)), primary_key=("number",))
SEAT = entity(
    "Seat",
    field("row", Str(9), required=True),
    field("place", Int(), required=True),
    field("taken_by", Str(20)),
    primary_key=("row", "place"),
)
SHOP = whole(SUPPLIER, INVOICE, COUNTER, SEAT)


@pytest.fixture
def shop(database_url: str, tmp_path: Path) -> Iterator[Client]:
    create_tables(SHOP, database_url)
    with serving(SHOP, database_url, tmp_path) as client:
        yield client


@pytest.fixture
def supplier(shop: Client) -> str:
    return shop.post("/suppliers", json={"name": "North Quay Paper"}).json()["id"]


@pytest.fixture
def invoice(shop: Client, supplier: str) -> dict:
    answer = shop.post("/invoices", json={"number": "1", "supplier": supplier, "issued": "2026-11-24"})
    assert answer.status_code == 201, answer.text
    return answer.json()


def put(client: Client, row: dict, **values: object) -> httpx.Response:
    return client.request("PUT", f"/invoices/{row['id']}", json=values)


def problem(answer: httpx.Response, status: int, type_: str, **expected: str) -> dict:
    """The problem of an answer, whose errors are the ones expected: code by pointer."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    document = answer.json()
    assert document["status"] == status
    assert document["type"] == type_
    assert document["title"]
    assert isinstance(document["detail"], str)
    assert document["instance"].startswith("/")
    assert {error["pointer"]: error["code"] for error in document.get("errors", [])} == expected
    return document


def test_row_is_served_when_created(shop: Client, supplier: str) -> None:
    created = shop.post("/invoices", json={"number": "7", "supplier": supplier, "total": "12.30"})
    assert created.status_code == 201
    row = created.json()
    assert created.headers["location"] == f"/invoices/{row['id']}"
    assert row["supplier"] == supplier
    assert row["supplier__display"] == "North Quay Paper"
    assert row["total"] == {"amount": "12.30", "currency": "EUR"}
    assert row["rate"] == "20.00"
    assert row["state"] == "draft"
    assert row["created_at"] == row["updated_at"]
    assert shop.get(created.headers["location"]).json() == row
    assert shop.get("/invoices").json() == {"items": [row], "total": 1, "page": 1, "page_size": 20}


def test_only_what_is_given_changes_when_updated(shop: Client, invoice: dict) -> None:
    for method in ("PUT", "PATCH"):
        changed = shop.request(method, f"/invoices/{invoice['id']}", json={"note": method}).json()
        assert changed.pop("updated_at") > invoice["updated_at"]
        assert changed == {**{k: v for k, v in invoice.items() if k != "updated_at"}, "note": method}


def test_nothing_changes_when_the_body_is_empty(shop: Client, invoice: dict) -> None:
    assert put(shop, invoice).json() == invoice


def test_value_is_cleared_when_null_is_given(shop: Client, invoice: dict) -> None:
    assert put(shop, invoice, issued=None).json()["issued"] is None
    problem(put(shop, invoice, number=None), 422, "validation_error", **{"/number": "required"})


def test_row_is_gone_when_deleted(shop: Client, invoice: dict) -> None:
    path = f"/invoices/{invoice['id']}"
    answer = shop.request("DELETE", path)
    assert (answer.status_code, answer.json()) == (200, {"deleted": True})
    for method in ("GET", "DELETE"):
        assert problem(shop.request(method, path), 404, "not_found")["detail"] == "Not found"
    problem(put(shop, invoice, note="late"), 404, "not_found")
    problem(put(shop, invoice, state="void"), 404, "not_found")


def test_key_is_the_clients_when_it_gives_one(shop: Client) -> None:
    key = str(uuid4())
    assert shop.post("/suppliers", json={"id": key, "name": "A"}).json()["id"] == key
    problem(
        shop.post("/suppliers", json={"id": key, "name": "B"}), 409, "constraint_violation", **{"/id": "not_unique"}
    )


def test_number_is_given_out_when_the_key_is_one(shop: Client) -> None:
    assert shop.post("/counters", json={"label": "a"}).json() == {"number": 1, "label": "a"}
    assert shop.get("/counters/1").json()["label"] == "a"
    problem(shop.post("/counters", json={"number": 5}), 422, "validation_error", **{"/number": "read_only"})


def test_row_is_found_when_its_key_has_two_parts(shop: Client) -> None:
    created = shop.post("/seats", json={"row": "a,/b", "place": 3})
    assert created.status_code == 201
    assert shop.get(created.headers["location"]).json() == {"row": "a,/b", "place": 3, "taken_by": None}
    taken = shop.request("PATCH", created.headers["location"], json={"taken_by": "Ada"})
    assert taken.json()["taken_by"] == "Ada"
    problem(shop.get("/seats/a"), 404, "not_found")


def test_all_that_is_wrong_is_said_when_a_body_has_several_mistakes(shop: Client, supplier: str) -> None:
    body = {"supplier": supplier, "surprise": 1, "created_at": "2026-11-24T10:00Z", "due": "soon", "number": 5}
    document = problem(
        shop.post("/invoices", json=body),
        422,
        "validation_error",
        **{"/surprise": "unknown_field", "/created_at": "read_only", "/due": "not_a_date", "/number": "not_a_string"},
    )
    assert "issued" in document["errors"][0]["message"]
    problem(
        shop.post("/invoices", json={}), 422, "validation_error", **{"/number": "required", "/supplier": "required"}
    )


def test_a_second_row_of_settings_is_refused(database_url: str, tmp_path: Path) -> None:
    spec = whole(entity("Preset", field("title", Text()), archetype="settings"))
    create_tables(spec, database_url)
    with serving(spec, database_url, tmp_path) as client:
        assert client.post("/presets", json={"title": "first"}).status_code == 201
        document = problem(client.post("/presets", json={"title": "second"}), 409, "constraint_violation")
        assert document["detail"] == "Preset: There is one already, and there may be no other."


def test_conflict_is_said_when_a_value_is_taken(shop: Client, supplier: str, invoice: dict) -> None:
    answer = shop.post("/invoices", json={"number": "1", "supplier": supplier})
    taken = {"/supplier": "not_unique", "/number": "not_unique"}
    assert problem(answer, 409, "constraint_violation", **taken)["constraint_type"] == "unique"


def test_conflict_is_said_when_a_row_is_still_referred_to(shop: Client, supplier: str, invoice: dict) -> None:
    document = problem(shop.request("DELETE", f"/suppliers/{supplier}"), 409, "constraint_violation")
    assert document["entity"] == "Invoice"
    assert "Invoice" in document["detail"]


def test_field_is_named_when_it_refers_to_nothing(shop: Client, invoice: dict) -> None:
    nowhere = {"/supplier": "unknown_reference"}
    problem(put(shop, invoice, supplier=str(uuid4())), 422, "constraint_violation", **nowhere)


def test_message_is_the_invariants_when_it_is_violated(shop: Client, invoice: dict) -> None:
    document = problem(put(shop, invoice, due="2026-11-01"), 422, "invariant_violation", **{"": "due_after_issue"})
    assert document["detail"] == "It cannot be due before it was issued"
    assert (document["invariant"], document["entity"]) == ("due_after_issue", "Invoice")


def test_state_moves_when_the_machine_allows_it(shop: Client, invoice: dict) -> None:
    problem(put(shop, invoice, state="sent"), 422, "transition_error", **{"/due": "required"})
    document = problem(put(shop, invoice, state="paid"), 422, "transition_error", **{"/state": "not_allowed"})
    assert "sent" in document["detail"]
    assert put(shop, invoice, state="sent", due="2026-12-01").json()["state"] == "sent"
    assert put(shop, invoice, state="sent", note="again").json()["note"] == "again"
    assert put(shop, invoice, state="paid").json()["state"] == "paid"
    assert put(shop, invoice, state="void").json()["state"] == "void"
    problem(put(shop, invoice, state="draft"), 422, "transition_error", **{"/state": "not_allowed"})


def test_nothing_is_kept_when_a_move_is_refused(shop: Client, invoice: dict) -> None:
    put(shop, invoice, state="paid", note="lost")
    put(shop, invoice, state="sent", due="2026-01-01", note="lost")
    assert shop.get(f"/invoices/{invoice['id']}").json() == invoice


def test_new_row_is_refused_when_it_does_not_begin_at_the_beginning(shop: Client, supplier: str) -> None:
    body = {"number": "2", "supplier": supplier, "state": "paid"}
    problem(shop.post("/invoices", json=body), 422, "transition_error", **{"/state": "not_allowed"})


def test_secret_is_written_but_never_told_when_a_field_is_sensitive(
    shop: Client, invoice: dict, database_url: str
) -> None:
    assert "secret" not in put(shop, invoice, secret="hush").json()
    with psycopg.connect(database_url) as connection:
        assert connection.execute("SELECT secret FROM invoice").fetchall() == [("hush",)]
    problem(shop.get("/invoices?filter[secret]=hush"), 422, "validation_error", **{"?filter[secret]": "unknown_field"})
    problem(shop.get("/invoices?sort=secret"), 422, "validation_error", **{"?sort": "unknown_field"})


def test_change_is_refused_when_the_version_is_an_old_one(shop: Client, invoice: dict) -> None:
    path = f"/invoices/{invoice['id']}"
    first = shop.get(path).headers["etag"]
    second = shop.request("PUT", path, json={"note": "a"}, headers={"if-match": first}).headers["etag"]
    assert second == shop.get(path).headers["etag"] != first
    for tag in (first, '"never"', "4294967296", '"99999999999"', 'W/"1"'):
        for body in ({"note": "b"}, {"state": "void"}, {}):
            answer = shop.request("PUT", path, json=body, headers={"if-match": tag})
            problem(answer, 412, "precondition_failed")
        problem(shop.request("DELETE", path, headers={"if-match": tag}), 412, "precondition_failed")
    assert shop.request("PUT", path, json={"state": "void"}, headers={"if-match": second}).status_code == 200
    assert shop.request("DELETE", path, headers={"if-match": "*"}).status_code == 200


def test_only_implied_operations_exist_when_surfaces_are_few(database_url: str, tmp_path: Path) -> None:
    listed, viewed, made = (entity(name, field("name", Str(9))) for name in ("Listed", "Viewed", "Made"))
    rule = AccessRule(kind="permit", operation="list", condition=Call("authenticated"))
    permitted = entity("Policy", field("name", Str(9)), access=(rule,))
    unserved, hidden = entity("Plain", field("name", Str(9))), entity("Hidden", field("name", Str(9)), served=False)
    surfaces = (
        surface(listed, Mode.LIST),
        surface(viewed, Mode.VIEW),
        surface(made, Mode.CREATE),
        surface(hidden, Mode.LIST),
    )
    spec = app(listed, viewed, made, permitted, unserved, hidden, surfaces=surfaces)
    create_tables(spec, database_url)
    with serving(spec, database_url, tmp_path) as client:
        assert client.get("/listeds").status_code == 200
        assert client.post("/listeds", json={}).headers["allow"] == "GET, HEAD"
        assert client.request("PUT", f"/listeds/{uuid4()}", json={}).headers["allow"] == "DELETE, GET, HEAD"
        assert client.get("/vieweds").status_code == 404
        assert client.request("DELETE", f"/vieweds/{uuid4()}").headers["allow"] == "GET, HEAD"
        assert client.get("/mades").headers["allow"] == "POST"
        assert client.get("/policies").status_code == 200
        assert client.request("DELETE", f"/policies/{uuid4()}").status_code == 405
        for path in ("/plains", "/hiddens", "/nothing", "/listeds/1/2"):
            problem(client.get(path), 404, "not_found")


def test_body_is_left_out_when_only_the_head_is_asked_for(shop: Client, invoice: dict) -> None:
    path = f"/invoices/{invoice['id']}"
    head, whole_answer = shop.request("HEAD", path), shop.get(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(whole_answer.content))
    assert head.headers["etag"] == whole_answer.headers["etag"]


def test_list_is_narrowed_sorted_and_paged_when_asked(shop: Client, supplier: str) -> None:
    other = shop.post("/suppliers", json={"name": "Aalto"}).json()["id"]
    for number, due, of in (("1", "2026-12-01", supplier), ("2", "2026-12-02", other), ("30", None, other)):
        shop.post("/invoices", json={"number": number, "due": due, "supplier": of, "note": f"100% {number}_"})

    def numbers(query: str) -> list[str]:
        answer = shop.get(f"/invoices?{query}")
        assert answer.status_code == 200, answer.text
        return [row["number"] for row in answer.json()["items"]]

    assert numbers("filter[due__gte]=2026-12-02") == ["2"]
    assert numbers(f"supplier={supplier}") == ["1"]
    assert numbers("filter[number__in]=1,30&sort=number&dir=desc") == ["30", "1"]
    assert numbers("filter[due__between]=2026-12-01,2026-12-02&sort=-due") == ["2", "1"]
    assert numbers("filter[due__isnull]=true") == ["30"]
    assert numbers("filter[note__contains]=0%25 3") == ["30"]
    assert numbers("filter[note__contains]=0_") == ["30"]
    assert numbers("sort=supplier,number") == ["2", "30", "1"]
    assert numbers("search=3") == ["30"]
    assert numbers("q=nothing") == []
    assert numbers("sort=number&page=2&page_size=2") == ["30"]
    assert numbers("page=9") == []
    assert shop.get("/invoices?page=2&page_size=2").json()["total"] == 3


@pytest.mark.parametrize(
    ("query", "pointer", "code"),
    [
        ("page=0", "?page", "out_of_range"),
        ("page=1&page=2", "?page", "given_twice"),
        ("page_size=101", "?page_size", "out_of_range"),
        ("sort=nothing", "?sort", "unknown_field"),
        ("dir=up", "?dir", "not_a_direction"),
        ("nothing=1", "?nothing", "unknown_field"),
        ("filter[nothing]=1", "?filter[nothing]", "unknown_field"),
        ("filter[due__contains]=1", "?filter[due__contains]", "unknown_operator"),
        ("filter[due__almost]=1", "?filter[due__almost]", "unknown_operator"),
        ("filter[due]=soon", "?filter[due]", "not_a_date"),
        ("filter[due]=", "?filter[due]", "empty"),
        ("filter[due__between]=2026-01-01", "?filter[due__between]", "not_a_range"),
        ("filter[state]=lost", "?filter[state]", "not_in_enum"),
        ("filter[due__in]=2026-01-01,", "?filter[due__in]", "empty"),
    ],
)
def test_parameter_is_named_when_it_is_wrong(shop: Client, query: str, pointer: str, code: str) -> None:
    document = problem(shop.get(f"/invoices?{query}"), 422, "validation_error", **{pointer: code})
    assert document["errors"][0]["message"].endswith(".")


def test_valid_fields_are_listed_when_a_filter_is_unknown(shop: Client) -> None:
    message = shop.get("/invoices?filter[nothing]=1").json()["detail"]
    assert "number" in message
    assert "secret" not in message
