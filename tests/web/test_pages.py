"""The pages, asked for over HTTP, on a real database."""

import dataclasses
import re
from html import unescape
from urllib.parse import quote

import pytest

import shop
from asgi import Client
from dazzle.web.problems import Unavailable

HERE = {"sec-fetch-site": "same-origin"}
NASTY = """<script>alert("1")</script> & 'so'"""


@pytest.fixture
def client(database_url, tmp_path):
    with Client(shop.application(shop.runtime(database_url, tmp_path))) as client:
        yield client


def send(client, url, **fields):
    return client.post(url, data=fields, headers=HERE)


def created(client, url, **fields):
    """The address of the row that the form makes."""
    answer = send(client, url, **fields)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def supplier(client, name="Delta Rope", **fields):
    return created(client, "/app/supplier/create", name=name, **fields)


def invoice(client, supplier_url, number="2026-1", **fields):
    key = supplier_url.rpartition("/")[2]
    given = {"issued_on": "2026-11-20", "total": "12.50", **fields}
    return created(client, "/app/invoice/create", supplier=key, number=number, **given)


def value_of(page, name):
    """What the input of that name holds."""
    found = re.search(rf'<input[^>]* name="{re.escape(name)}"[^>]* value="([^"]*)"', page.text)
    assert found, f"no input {name}"
    return unescape(found[1])


def shown(page):
    """The text of a page, tags left out."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", page.text.split("<body>")[1])).split())


def rows(page):
    """What the rows of the page's table are called."""
    return [unescape(name) for name in re.findall(r'<th scope="row"[^>]*><a [^>]*>([^<]*)<', page.text)]


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


def test_create_form_holds_the_defaults(client):
    key = supplier(client).rpartition("/")[2]
    page = client.get(f"/app/invoice/create?supplier={key}")
    assert f'<option value="{key}" selected>' in page.text
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", value_of(page, "issued_on"))
    assert "status" not in re.findall(r' name="(\w+)"', page.text)


def test_create_keeps_what_was_typed_when_something_is_wrong(client):
    key = supplier(client).rpartition("/")[2]
    answer = send(
        client, "/app/invoice/create", supplier=key, number="", issued_on="2026-02-31", total="1.234", note=NASTY
    )
    assert answer.status_code == 422
    assert '<a href="#field-number">Number: This is required.</a>' in answer.text
    assert '<a href="#field-issued_on">Issued: A date is expected' in answer.text
    assert value_of(answer, "total") == "1.234"
    assert f'<option value="{key}" selected>' in answer.text
    assert NASTY in shown(answer)
    assert "<script>alert" not in answer.text
    order = re.findall(r'href="#field-(\w+)"', answer.text)
    assert order == ["number", "issued_on", "total"]


def test_create_says_at_the_field_what_the_database_refuses(client):
    supplier(client)
    answer = send(client, "/app/supplier/create", name="Delta Rope")
    assert answer.status_code == 409
    assert 'href="#field-name"' in answer.text
    assert value_of(answer, "name") == "Delta Rope"


def test_create_says_an_invariant_in_its_own_words(client):
    key = supplier(client).rpartition("/")[2]
    given = {"supplier": key, "number": "1", "issued_on": "2026-11-20", "due_on": "2026-11-19", "total": "1"}
    answer = send(client, "/app/invoice/create", **given)
    assert answer.status_code == 422
    assert "An invoice cannot be due before it was issued" in shown(answer)


def test_reference_to_nothing_is_said_at_the_form(client):
    given = {"supplier": "00000000-0000-0000-0000-000000000000", "number": "1", "total": "1"}
    answer = send(client, "/app/invoice/create", **given)
    assert answer.status_code == 422
    assert "This was not saved yet" in shown(answer)


def test_reference_is_typed_when_there_are_too_many_to_choose_from(client, monkeypatch):
    monkeypatch.setattr("dazzle.web.pages.choices.MOST", 2)
    keys = [supplier(client, name).rpartition("/")[2] for name in ("Delta", "Nord", "Ost")]
    page = client.get("/app/invoice/create")
    assert "There are too many to choose from here: type the id." in shown(page)
    assert 'type="text" id="field-supplier"' in page.text
    assert invoice(client, keys[2])


def test_flash_is_shown_once_after_success(client):
    row = supplier(client, NASTY)
    page = client.get(row)
    assert f"Supplier “{NASTY}” was created." in shown(page)
    assert "was created" not in shown(client.get(row))


def test_edit_changes_what_was_changed_and_nothing_else(client, database_url):
    row = invoice(client, supplier(client), note="as it was")
    page = client.get(f"{row}/edit")
    fields = {n: value_of(page, n) for n in ("number", "issued_on", "due_on", "total", "seen_at", "_version")}
    key = re.search(r'<option value="([^"]+)" selected>Delta', page.text)[1]
    answer = send(client, f"{row}/edit", **{**fields, "supplier": key, "note": "", "number": "2026-2"})
    assert answer.status_code == 303
    text = shown(client.get(row))
    assert "2026-2" in text
    assert "as it was" not in text
    assert "12.50 EUR" in text


def test_edit_tells_what_differs_when_somebody_else_was_faster(client):
    row = supplier(client)
    version = value_of(client.get(f"{row}/edit"), "_version")
    first = send(client, f"{row}/edit", name="Delta One", website="", _version=version)
    assert first.status_code == 303
    second = send(client, f"{row}/edit", name="Delta Two", website="", _version=version)
    assert second.status_code == 412
    assert "Somebody changed this row after you opened it." in shown(second)
    assert "Name: It now holds “Delta One”." in shown(second)
    assert value_of(second, "name") == "Delta Two"
    again = send(client, f"{row}/edit", name="Delta Two", website="", _version=value_of(second, "_version"))
    assert again.status_code == 303


def test_secret_is_kept_and_never_told(client):
    row = supplier(client, token="tulip-4711")
    for url in (row, f"{row}/edit", "/app/supplier"):
        assert "tulip" not in client.get(url).text
    assert "Token not shown" in shown(client.get(row))
    version = value_of(client.get(f"{row}/edit"), "_version")
    assert send(client, f"{row}/edit", name="Other", token="", _version=version).status_code == 303
    assert "Token not shown" in shown(client.get(row))


def test_transition_moves_the_row_when_nothing_is_missing(client):
    row = invoice(client, supplier(client))
    answer = send(client, f"{row}/transition", to="submitted")
    assert answer.headers["location"] == row
    page = client.get(row)
    assert "“2026-1” is now submitted." in shown(page)
    assert "Paid …" in shown(page)
    assert "Draft" in shown(page)


def test_transition_asks_for_what_it_requires(client):
    row = invoice(client, supplier(client))
    send(client, f"{row}/transition", to="submitted")
    asked = client.get(f"{row}/transition?to=paid")
    assert "Move to Paid" in shown(asked)
    refused = send(client, f"{row}/transition", to="paid", note=" ")
    assert refused.status_code == 422
    assert "Note: This is required." in shown(refused)
    assert send(client, f"{row}/transition", to="paid", note="by hand").status_code == 303
    assert "by hand" in shown(client.get(row))


@pytest.mark.parametrize("target", ["paid", "nonsense", ""])
def test_transition_is_refused_on_the_page_when_there_is_none(client, target):
    row = invoice(client, supplier(client))
    answer = send(client, f"{row}/transition", to=target)
    assert answer.status_code == 422
    assert "cannot move to that state" in shown(answer)
    assert client.get(f"{row}/transition?to={target}").status_code == 422


def test_delete_asks_first_and_says_what_goes_with_it(client):
    row = invoice(client, supplier(client))
    page = client.get(f"{row}/delete")
    assert "Delete “2026-1”?" in shown(page)
    assert "With it go its lines." in shown(page)
    answer = send(client, f"{row}/delete")
    assert answer.headers["location"] == "/app/invoice"
    assert client.get(row).status_code == 404


def test_delete_says_why_when_rows_still_refer_to_it(client):
    where = supplier(client)
    invoice(client, where)
    answer = send(client, f"{where}/delete")
    assert answer.status_code == 409
    assert "Delete “Delta Rope”?" in shown(answer)
    assert client.get(where).status_code == 200


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


@pytest.mark.parametrize("headers", [{}, {"sec-fetch-site": "cross-site"}, {"origin": "http://elsewhere.test"}])
def test_form_is_refused_when_it_comes_from_elsewhere(client, headers):
    answer = client.post("/app/supplier/create", data={"name": "Forged"}, headers=headers)
    assert answer.status_code == 403
    assert "nothing was changed" in shown(answer)
    assert "Forged" not in client.get("/app/supplier").text


def test_form_is_refused_when_it_is_no_form(client):
    answer = client.post("/app/supplier/create", json={"name": "Delta"}, headers=HERE)
    assert answer.status_code == 415


def test_form_is_refused_when_it_is_too_large(client):
    answer = send(client, "/app/supplier/create", name="x" * 2_100_000)
    assert answer.status_code == 413


@pytest.mark.parametrize("text", ["\0", "\ud800", "x" * 500, "1e999999", "9" * 40, "🎈", "' OR 1=1 --"])
def test_strange_text_never_breaks_a_page(client, text):
    sent = text.encode("utf-8", "surrogatepass")
    body = b"&".join(name + b"=" + quote(sent).encode() for name in (b"name", b"website", b"email"))
    headers = {**HERE, "content-type": "application/x-www-form-urlencoded"}
    assert client.post("/app/supplier/create", content=body, headers=headers).status_code < 500
    for url in (
        "/app/supplier?search={}",
        "/app/invoice?filter[supplier]={}",
        "/app/supplier?page={}",
        "/app/supplier/{}",
    ):
        assert client.get(url.format(quote(sent))).status_code < 500


def test_everything_is_escaped_when_data_and_titles_are_hostile(client):
    where = supplier(client, NASTY, website="https://example.com/?q=<script>")
    row = invoice(client, where, NASTY)
    urls = [
        "/app",
        "/app/supplier",
        where,
        f"{where}/edit",
        f"{where}/delete",
        row,
        f"{row}/edit",
        "/app/invoice/create",
    ]
    urls += [f"/app/supplier?search={quote(NASTY)}", f"/app/supplier?filter[website]={quote(NASTY)}"]
    for url in urls:
        page = client.get(url)
        assert page.status_code == 200, url
        assert page.text.count("<script") == 1, url
        assert "<bill>" not in page.text
        assert "<Sons>" not in page.text
        assert "Rope & <Sons>" in shown(page)


def test_every_page_is_sent_with_the_headers_that_protect_it(client):
    where = supplier(client)
    for url in ("/app", "/app/supplier", where, f"{where}/edit", "/app/invoice/nope"):
        headers = client.get(url).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


def test_no_page_has_style_or_script_of_its_own(client):
    where = supplier(client)
    for url in ("/app", "/app/supplier", where, f"{where}/edit"):
        page = client.get(url).text
        assert not re.search(r"\sstyle=|<style|\son\w+=|javascript:", page)
        assert re.findall(r"<script[^>]*>([^<]*)</script>", page) == [""]


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
