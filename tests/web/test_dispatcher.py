"""Method and path to route."""

from contextlib import suppress
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dazzle.web.dispatcher import Dispatcher
from dazzle.web.problems import MethodNotAllowed, NotFound
from dazzle.web.route import Route


async def handler(request):
    raise NotImplementedError


def route(method: str, path: str) -> Route:
    return Route(method=method, path=path, handler=handler)


LIST, ROW, CREATE, EDIT = (
    route("GET", "/app/book"),
    route("GET", "/app/book/{key}"),
    route("GET", "/app/book/create"),
    route("POST", "/app/book/{key}/edit"),
)
DISPATCHER = Dispatcher([route("GET", "/"), LIST, ROW, CREATE, EDIT, route("GET", "/app/book")])


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("GET", "/app/book", (LIST, {})),
        ("GET", "/app/book/", (LIST, {})),
        ("HEAD", "/app/book", (LIST, {})),
        ("GET", "/app/book/1", (ROW, {"key": "1"})),
        ("GET", "/app/book/create", (CREATE, {})),
        ("POST", "/app/book/create/edit", (EDIT, {"key": "create"})),
    ],
)
def test_route_is_found_when_it_is_there(method, path, expected):
    assert DISPATCHER.find(method, path) == expected


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda key: key != "create"))
def test_segment_is_found_again_when_it_was_escaped(key):
    assert DISPATCHER.find("GET", f"/app/book/{quote(key, safe='')}") == (ROW, {"key": key})


@pytest.mark.parametrize("path", ["/app", "/app/books", "/app/book//edit", "//app/book", "/app/book/1/2", "/x"])
def test_nothing_is_found_when_there_is_nothing(path):
    with pytest.raises(NotFound):
        DISPATCHER.find("GET", path)


@given(st.text(max_size=20).map("/{}".format))
def test_no_other_error_is_raised_when_the_path_is_any_text(path):
    with suppress(NotFound, MethodNotAllowed):
        assert DISPATCHER.find("GET", path)[0].method == "GET"


def test_methods_are_named_when_only_others_are_answered():
    with pytest.raises(MethodNotAllowed) as refused:
        DISPATCHER.find("DELETE", "/app/book")
    assert refused.value.headers == {"allow": "GET, HEAD"}
    with pytest.raises(MethodNotAllowed) as refused:
        DISPATCHER.find("HEAD", "/app/book/1/edit")
    assert refused.value.headers == {"allow": "POST"}
