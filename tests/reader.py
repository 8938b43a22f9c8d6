"""What a person does with the shop's pages: send forms, and read what is shown."""

import re
from html import unescape

import httpx

from asgi import Client

HERE = {"sec-fetch-site": "same-origin"}
NASTY = """<script>alert("1")</script> & 'so'"""


def send(client: Client, url: str, **fields: str) -> httpx.Response:
    return client.post(url, data=fields, headers=HERE)


def created(client: Client, url: str, **fields: str) -> str:
    """The address of the row that the form makes."""
    answer = send(client, url, **fields)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def supplier(client: Client, name: str = "Delta Rope", **fields: str) -> str:
    return created(client, "/app/supplier/create", name=name, **fields)


def invoice(client: Client, supplier_url: str, number: str = "2026-1", **fields: str) -> str:
    key = supplier_url.rpartition("/")[2]
    given = {"issued_on": "2026-11-20", "total": "12.50", **fields}
    return created(client, "/app/invoice/create", supplier=key, number=number, **given)


def value_of(page: httpx.Response, name: str) -> str:
    """What the input of that name holds."""
    found = re.search(rf'<input[^>]* name="{re.escape(name)}"[^>]* value="([^"]*)"', page.text)
    assert found, f"no input {name}"
    return unescape(found[1])


def shown(page: httpx.Response) -> str:
    """The text of a page, tags left out."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", page.text.split("<body>")[1])).split())


def rows(page: httpx.Response) -> list[str]:
    """What the rows of the page's table are called."""
    return [unescape(name) for name in re.findall(r'<th scope="row"[^>]*><a [^>]*>([^<]*)<', page.text)]
