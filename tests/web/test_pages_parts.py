"""The pieces pages are made of, each by itself."""

import asyncio
from dataclasses import fields, is_dataclass
from importlib.resources import files
from types import UnionType
from typing import get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import meta, nodes
from starlette.requests import Request

from dazzle.fieldtypes.str import Str
from dazzle.web.origin import same_origin
from dazzle.web.pages import assets, flash
from dazzle.web.pages.cells import BRIEF, address, brief, cell
from dazzle.web.pages.delete import DeletePage
from dazzle.web.pages.errors import ErrorPage
from dazzle.web.pages.form import FormPage
from dazzle.web.pages.home import HomePage
from dazzle.web.pages.list import ListPage
from dazzle.web.pages.pager import pager
from dazzle.web.pages.parts import Cell
from dazzle.web.pages.rendering import ENVIRONMENT
from dazzle.web.pages.tones import TONES, WORDS, tone
from dazzle.web.pages.view import ViewPage

PAGES = (HomePage, ListPage, ViewPage, FormPage, DeletePage, ErrorPage)
TEMPLATES = files("dazzle.web") / "templates"


def parsed(name: str) -> nodes.Template:
    return ENVIRONMENT.parse((TEMPLATES / name).read_text())


def reads(name: str) -> set[str]:
    """The names that a template and those it extends or imports take from the context."""
    tree = parsed(name)
    imported = {node.target for node in tree.find_all(nodes.Import)}
    imported |= {name for node in tree.find_all(nodes.FromImport) for name in node.names}
    found = meta.find_undeclared_variables(tree) - imported
    return found.union(*(reads(other) for other in meta.find_referenced_templates(tree) if other))


def attributes_read() -> set[str]:
    trees = [parsed(name) for name in ENVIRONMENT.list_templates()]
    macros = {node.name for tree in trees for node in tree.find_all(nodes.Macro)}
    return {node.attr for tree in trees for node in tree.find_all(nodes.Getattr)} - macros


def dataclasses_in(annotation: object) -> set[type]:
    """The dataclasses that a field of that annotation leads to."""
    if isinstance(annotation, UnionType) or get_args(annotation):
        return set().union(*(dataclasses_in(part) for part in get_args(annotation)))
    if not (isinstance(annotation, type) and is_dataclass(annotation)):
        return set()
    hints = get_type_hints(annotation)
    return {annotation}.union(*(dataclasses_in(hints[field.name]) for field in fields(annotation)))


@pytest.mark.parametrize("page", PAGES)
def test_template_takes_exactly_the_context_when_rendered(page):
    assert reads(page.template) == {field.name for field in fields(page)}


def test_templates_read_exactly_the_attributes_there_are():
    parts = set().union(*(dataclasses_in(page) for page in PAGES)) - set(PAGES)
    names = {field.name for part in parts for field in fields(part)}
    derived = {name for part in parts for name, value in vars(part).items() if isinstance(value, property)}
    loop = {"last", "first", "index0"}
    assert attributes_read() - loop <= names | derived
    assert names - attributes_read() - {"name"} == set()


@pytest.mark.parametrize("page", PAGES)
def test_context_says_what_it_is_for(page):
    assert page.__doc__
    assert not page.__doc__.startswith(page.__name__)


def test_escaping_is_on_when_anything_is_rendered():
    assert ENVIRONMENT.autoescape is True
    assert not any("safe" in (TEMPLATES / name).read_text() for name in ENVIRONMENT.list_templates())


@given(total=st.integers(1, 10_000), page=st.integers(1, 500), page_size=st.integers(1, 100))
def test_pager_leads_to_every_end_when_there_are_pages(total, page, page_size):
    last = -(-total // page_size)
    found = pager(total=total, page=page, page_size=page_size, url=str)
    numbers = [int(link.url) for link in found.pages if link.url]
    assert numbers == sorted(set(numbers))
    assert numbers == [] if last == 1 else (numbers[0], numbers[-1]) == (1, last)
    assert [link.url for link in found.pages if link.current] == ([str(page)] if page <= last and last > 1 else [])
    assert (found.previous is None) == (page == 1)
    assert (found.next is None) == (page >= last)


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "same-site"}, False),
        ({"sec-fetch-site": "cross-site", "origin": "http://shop.example"}, False),
        ({"sec-fetch-site": "none"}, False),
        ({"origin": "http://shop.example"}, True),
        ({"origin": "http://shop.example:81"}, False),
        ({"origin": "http://shop.example.evil.example"}, False),
        ({"origin": "null"}, False),
        ({}, False),
    ],
)
def test_same_origin_believes_only_our_own_pages_when_a_form_is_sent(headers, expected):
    sent = {"host": "shop.example", **headers}
    scope = {"type": "http", "headers": [(k.encode(), v.encode()) for k, v in sent.items()]}
    assert same_origin(Request(scope)) is expected


@given(st.text(max_size=flash.LONGEST, alphabet=st.characters(exclude_categories=("Cs",))))
def test_flash_arrives_when_it_was_sent(message):
    response = flash.redirect("/app", message)
    cookie = response.headers["set-cookie"].split(";")[0]
    request = Request({"type": "http", "headers": [(b"cookie", cookie.encode())]})
    assert flash.read(request) == (message or None)


@pytest.mark.parametrize("value", ["", "%", "_w==", "w6", "ä"])
def test_flash_is_nothing_when_the_cookie_is_not_ours(value):
    request = Request({"type": "http", "headers": [(b"cookie", f"{flash.COOKIE}={value}".encode("latin-1"))]})
    assert flash.read(request) is None


def test_assets_are_kept_for_ever_only_when_their_content_is_in_the_address():
    for asset in assets.FILES:
        kept = answer(asset, f"v={asset.digest}")
        assert kept.status_code == 200
        assert kept.body == asset.content
        assert "immutable" in kept.headers["cache-control"]
        assert answer(asset, "v=other").headers["cache-control"] == "no-cache"
        assert answer(asset, "", etag=kept.headers["etag"]).status_code == 304


def answer(asset, query, etag=""):
    headers = [(b"if-none-match", etag.encode())]
    return asyncio.run(asset.respond(Request({"type": "http", "query_string": query.encode(), "headers": headers})))


def test_tone_is_one_when_a_word_is_listed():
    listed = [word for words in WORDS.values() for word in words.split()]
    assert len(listed) == len(TONES)
    assert tone("In progress") == "info"
    assert tone("draft") == ""


def test_cell_is_cut_when_it_stands_in_a_table():
    assert len(brief(Cell(text="x" * 1000)).text) == BRIEF + 1
    assert brief(Cell(text="x")).text == "x"
    assert cell(Str(10), None).kind == "none"


def test_address_is_none_when_a_browser_would_run_it():
    assert address(Str(10), "https://example.com") is None
