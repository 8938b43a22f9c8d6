"""The pages that show: lists, rows, what they lead to and what they say when there is nothing."""

import dataclasses
import re

import pytest

import shop
from asgi import Client
from dazzle.web.problems import Unavailable
from reader import HERE, invoice, rows, shown, supplier, value_of


def test_home_shows_what_there_is_and_how_much(client):
    supplier(client)
    page = client.get("/app")
    assert "Suppliers 1 Know whom we buy" in shown(page)
    assert "Administration" in shown(page)
    assert "You are Clerk" in shown(page)
    assert client.get("/").headers["location"] == "/app"


def test_list_says_what_the_surface_says_when_it_is_empty(client):
    page = client.get("/app/supplier")
    assert page.status_code == 200
    assert "No supplier <yet> New supplier" in shown(page)
    assert "<yet>" not in page.text


def test_list_is_sorted_as_its_headings_say(client):
    for name in ("Nord", "Delta", "Mühl"):
        supplier(client, name)
    url = "/app/supplier"
    orders = {}
    for direction in ("", "?sort=name&dir=asc", "?sort=name&dir=desc"):
        page = client.get(url + direction)
        orders[direction] = rows(page)
    assert orders[""] == orders["?sort=name&dir=asc"] == ["Delta", "Mühl", "Nord"]
    assert orders["?sort=name&dir=desc"] == ["Nord", "Mühl", "Delta"]
    assert 'aria-sort="descending"><a href="/app/supplier?sort=name&amp;dir=asc"' in page.text


def test_list_is_as_usual_when_the_address_asks_for_nonsense(client):
    supplier(client)
    for query in ("sort=nope", "sort=id&dir=sideways", "page=-1", "page=x", "page=" + "9" * 30, "filter[token]=x"):
        page = client.get(f"/app/supplier?{query}")
        assert page.status_code == 200
        assert "Delta Rope" in page.text


def test_list_goes_page_by_page_when_there_are_many(client):
    for number in range(45):
        supplier(client, f"Supplier {number:02}")
    first, last, after = (client.get(f"/app/supplier?page={page}") for page in (1, 3, 9))
    assert "1 to 20 of 45" in shown(first)
    assert "41 to 45 of 45" in shown(last)
    assert 'rel="next"' in first.text
    assert 'rel="next"' not in last.text
    assert "This page has no rows" in shown(after)
    kept = client.get("/app/supplier?search=supplier&sort=name&dir=desc&page=2")
    assert "/app/supplier?search=supplier&amp;sort=name&amp;dir=desc&amp;page=3" in kept.text


def test_filter_bar_narrows_and_remembers(client):
    supplier(client, "Delta", blocked="true", website="https://delta.example")
    supplier(client, "Nord")
    page = client.get("/app/supplier?filter[blocked]=true")
    assert rows(page) == ["Delta"]
    assert '<option value="true" selected>Yes</option>' in page.text
    part = client.get("/app/supplier?filter[website]=delta")
    assert rows(part) == ["Delta"]
    assert value_of(part, "filter[website]") == "delta"
    none = client.get("/app/supplier?filter[website]=nothing")
    assert "Nothing fits. Show all" in shown(none)


def test_filter_says_what_is_wrong_when_it_is_no_value(client):
    page = client.get("/app/supplier?filter[blocked]=perhaps")
    assert page.status_code == 422
    assert "Blocked: Yes or no is expected" in shown(page)


def test_filter_of_a_reference_offers_names(client):
    key = supplier(client).rpartition("/")[2]
    page = client.get("/app/invoice")
    assert f'<option value="{key}">Delta Rope</option>' in page.text


def test_search_finds_part_of_a_text(client):
    first = supplier(client)
    invoice(client, first, "A-100", note="late")
    invoice(client, first, "B-200")
    assert rows(client.get("/app/invoice?search=LATE")) == ["A-100"]
    assert client.get("/app/invoice?search=%00%25").status_code == 200


def test_view_shows_the_row_with_names_and_related_rows(client):
    where = supplier(client)
    row = invoice(client, where, note="first line\nsecond line")
    page = client.get(row)
    assert "The <bill>" in shown(page)
    assert f'<a href="{where}">Delta Rope</a>' in page.text
    assert "12.50 EUR" in shown(page)
    assert "Lines Add a line None yet." in shown(page)
    assert f"/app/lineitem/create?invoice={row.rpartition('/')[2]}" in page.text
    assert "2026-1" in client.get(where).text


def test_view_of_an_entity_without_view_surface_shows_every_field(client):
    page = client.get(supplier(client, email="rope@delta.example"))
    assert '<a href="mailto:rope@delta.example">' in page.text


@pytest.mark.parametrize("path", ["/app/invoice/nope", "/app/invoice/00000000-0000-0000-0000-000000000000", "/app/no"])
def test_page_is_not_found_when_there_is_no_such_row(client, path):
    page = client.get(path)
    assert page.status_code == 404
    assert "There is nothing here" in shown(page)
    assert "Invoices" in shown(page)


def test_plural_leads_to_the_list(client):
    answer = client.get("/app/suppliers?filter[blocked]=true")
    assert answer.status_code == 301
    assert answer.headers["location"] == "/app/supplier?filter[blocked]=true"


def test_virtual_entity_is_read_only(client):
    page = client.get("/app/systemhealth")
    assert page.status_code == 200
    assert "System health" in shown(page)
    assert client.get("/app/systemhealth/create").status_code == 404
    row = re.search(r'<a href="(/app/systemhealth/[^"]+)"', page.text)[1]
    assert client.get(row).status_code == 200
    assert client.post(f"{row}/delete", headers=HERE).status_code == 404


def test_virtual_entity_says_why_it_is_empty(client):
    page = client.get("/app/processrun")
    assert page.status_code == 200
    assert re.search(r'class="reason">[^<]+<', page.text)


class Down:
    """A service whose database does not answer."""

    async def list(self, _):
        raise Unavailable("connection to 10.0.0.7 lost")


def test_page_asks_for_patience_when_the_database_does_not_answer(database_url, tmp_path):
    runtime = shop.runtime(database_url, tmp_path)
    down = dataclasses.replace(runtime, services=dict.fromkeys(runtime.services, Down()))
    with Client(shop.application(down)) as client:
        page = client.get("/app/supplier")
    assert page.status_code == 503
    assert page.headers["retry-after"] == "1"
    assert "Nothing was lost: try again in a moment." in shown(page)
    assert "10.0.0.7" not in page.text


def test_files_of_a_page_are_there(client):
    page = client.get("/app")
    for url in re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text):
        assert "immutable" in client.get(url).headers["cache-control"]
