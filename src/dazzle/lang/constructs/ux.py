"""`ux:` of a surface."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dazzle.diagnostics.span import Span
from dazzle.lang.ast import Name, SortKey, String, Ux
from dazzle.lang.constructs.construct import Body, LineRule, Part, parts
from dazzle.lang.lines import Build, Value
from dazzle.lang.outline import Token


def ux_line(span: Span) -> Span:
    return span


def ux(line: Span, below: Sequence[Value]) -> Part:
    said = parts(below)
    return Part(
        "ux",
        Ux(
            span=line,
            purpose=said.get("purpose"),
            sort=said.get("sort", ()),
            filter=said.get("filter", ()),
            search=said.get("search", ()),
            empty=said.get("empty"),
        ),
    )


def purpose(span: Span, text: String) -> Part:
    del span
    return Part("purpose", text)


def sort(span: Span, *keys: SortKey) -> Part:
    del span
    return Part("sort", keys)


def sort_key(span: Span, field: Name, direction: Token | None) -> SortKey:
    return SortKey(span=span, field=field, descending=direction is not None and direction.text == "desc")


def filter_(span: Span, *fields: Name) -> Part:
    del span
    return Part("filter", fields)


def search(span: Span, *fields: Name) -> Part:
    del span
    return Part("search", fields)


class _NoText(NamedTuple):
    """`empty:` whose texts stand below it, one for each reason."""


def empty(span: Span, text: String | None = None) -> Part | _NoText:
    del span
    return _NoText() if text is None else Part("empty", text)


def empty_with_reasons(line: Part | _NoText, below: Sequence[Value]) -> Part | None:
    """The text for an empty list; of the reasons, nothing to show at all is the one that we tell apart."""
    collection = parts(below).get("collection")
    if collection is not None:
        return Part("empty", collection)
    return line if isinstance(line, Part) else None


def collection(span: Span, text: String) -> Part:
    del span
    return Part("collection", text)


REDUCTIONS: Mapping[str, Build] = {
    "ux_line": ux_line,
    "ux_purpose": purpose,
    "ux_sort": sort,
    "sort_key": sort_key,
    "ux_filter": filter_,
    "ux_search": search,
    "ux_empty": empty,
    "ux_collection": collection,
}

_EMPTY = LineRule(
    start="ux_empty",
    kind="empty",
    below=Body(
        what="`empty`",
        lines={"collection": LineRule(start="ux_collection", kind="collection")},
        not_served=frozenset({"filtered", "forbidden"}),
        once=frozenset({"collection"}),
    ),
    finish=empty_with_reasons,
)

UX = LineRule(
    start="ux_line",
    kind="ux",
    below=Body(
        what="`ux`",
        lines={
            "purpose": LineRule(start="ux_purpose", kind="purpose"),
            "sort": LineRule(start="ux_sort", kind="sort"),
            "filter": LineRule(start="ux_filter", kind="filter"),
            "search": LineRule(start="ux_search", kind="search"),
            "empty": _EMPTY,
        },
        not_served=frozenset({"as", "attention", "bulk_actions", "for", "measure", "search_first", "show"}),
        once=frozenset({"purpose", "sort", "filter", "search", "empty"}),
    ),
    needs_below=True,
    finish=ux,
)
