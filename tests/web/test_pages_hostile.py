"""The pages under hostile text, and what protects those who read them."""

import re
from urllib.parse import quote

import pytest

from reader import HERE, NASTY, invoice, shown, supplier


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
