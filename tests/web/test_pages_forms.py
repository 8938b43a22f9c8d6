"""The pages that change something: what is typed, refused, saved and deleted."""

import re

import pytest

from reader import HERE, NASTY, invoice, send, shown, supplier, value_of


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
