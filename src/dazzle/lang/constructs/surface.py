"""Surfaces."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dazzle.diagnostics.span import Span
from dazzle.lang import ast
from dazzle.lang.ast import Broken, Name, Path
from dazzle.lang.constructs.construct import Finish, LineRule, Part
from dazzle.lang.constructs.display import ENTRIES
from dazzle.lang.constructs.finish import Make, Opening
from dazzle.lang.constructs.line import (
    BOOLEAN,
    CONDITION,
    GATE,
    NAME,
    NAMES,
    NUMBER,
    PATHS,
    TEXT,
    VALUE,
    WORD,
    WORDS,
    block,
    body,
    declaration,
    filling,
    line,
    named_part,
    node,
    one_value,
    only,
    opening,
    record,
    table,
    unserved,
)
from dazzle.lang.constructs.parted import parted
from dazzle.lang.constructs.region import FIGURES, ROWS
from dazzle.lang.constructs.ux import UX, VARIANT
from dazzle.lang.lines import Build, Value

_SETTINGS = frozenset({"widget", "source"})  # options of a field that have an attribute of their own


def field_setting(span: Span, key: Name, value: Value) -> Part:
    if key.text in _SETTINGS:
        return Part(key.text, value, span=span)
    return Part("options", ast.Option(span=span, key=key, value=value), many=True, span=span)


def field_option(slot: str) -> Build:
    """An option of a field, behind its colon or its `=`, of which nothing is kept."""
    return lambda span, value: Part(slot, value, span=span)


def unserved_options(line: Opening) -> Iterator[Name]:
    """The words of what stands on the field's own line, of which pages know `help:` alone."""
    for option in line.options:
        if option.key != "help" and option.span is not None:
            word = option.value.key.text if option.many else option.key
            yield Name(span=Span(option.span.file, option.span.start, option.span.start + len(word)), text=word)


def to_integration(span: Span, integration: Name, action: Name) -> ast.ActionOutcome:
    return ast.ActionOutcome(span=span, integration=integration, action=action)


def own_hop(span: Span, via: Path) -> ast.Hop:
    return ast.Hop(span=span, via=via)


def open_(span: Span, *hops: ast.Hop) -> Part:
    return Part("open", hops, span=span)


REDUCTIONS: Mapping[str, Build] = {
    "surface_uses": named_part("entity"),
    "surface_field": parted("name", "title"),
    **{f"field_{word}": field_option(word) for word in ("help", "visible", "when", "format")},
    "field_setting": field_setting,
    "format_line": one_value,
    "format": node(ast.Format, "name", "argument"),
    "subtype_case": opening("subtype", "surface"),
    "include": only,
    "on_event": node(ast.OnEvent, "event", "outcome"),
    "to_surface": node(ast.ActionOutcome, "surface"),
    "to_experience": node(ast.ActionOutcome, "experience", "step"),
    "to_integration": to_integration,
    "to_address": node(ast.ActionOutcome, "address"),
    "companion": opening("name", "title", "position", "section"),
    "open_line": open_,
    "hop": node(ast.Hop, "entity", "via"),
    "own_hop": own_hop,
}


class Whole(Struct, frozen=True):
    """The surface; broken as a whole if it cannot be said any more what it shows and how."""

    made: Finish

    def __call__(self, said: Value, below: Sequence[Value]) -> Value:
        if any(isinstance(item, Broken) and item.kind in {"uses", "mode"} for item in below):
            return Broken(span=said.span, kind=ast.Surface.KIND, name=said.slots["name"])
        return self.made(said, below)


_FIELD = LineRule(
    start="surface_field",
    kind="field",
    name_at=1,
    below=body(
        "a field of a section",
        {
            "help": TEXT,
            "widget": unserved(VALUE),
            "source": unserved(VALUE),
            "format": unserved(line("format_line")),
            "visible": unserved(CONDITION),
            "when": unserved(CONDITION),
        },
    ),
    finish=record(ast.SurfaceField),
    unserved=unserved_options,
)

_SUBTYPE_CASE = LineRule(
    start="subtype_case",
    kind="case",
    below=body("a case", {"include": line("include", "surface")}),
    finish=record(ast.SubtypeCase),
)

_SECTION = block(
    ast.Section,
    "sections",
    body(
        "a section",
        {
            "field": filling("fields", _FIELD),
            "visible": unserved(CONDITION),
            "note": unserved(TEXT),
            "layout": unserved(NAME),
            "subtype_panel": unserved(table("subtype_panel", "`subtype_panel`", _SUBTYPE_CASE, many=True)),
        },
    ),
    start="titled",
    many=True,
)

_ACTION = block(
    ast.SurfaceAction,
    "actions",
    body("an action", {"on": line("on_event", "events", many=True)}, needs=("on",)),
    start="titled",
    many=True,
    served=False,
)

_RELATED = block(
    ast.Related,
    "related",
    body(
        "`related`",
        {
            "display": NAME,
            "show": NAMES,
            "columns": PATHS,
            "limit": NUMBER,
            "page_size": filling("limit", NUMBER, many=False),
        },
        needs=("show",),
    ),
    start="titled",
    many=True,
    served=False,
)

_COMPANION = block(
    ast.Companion,
    "companions",
    body(
        "`companion`",
        {
            "eyebrow": TEXT,
            "title": filling("heading", TEXT, many=False),
            "display": NAME,
            **{word: ROWS[word] for word in ("source", "filter", "limit")},
            "aggregate": FIGURES["aggregate"],
            "stages": FIGURES["stages"],
            "entries": ENTRIES,
        },
    ),
    start="companion",
    many=True,
    served=False,
)

SURFACE = declaration(
    ast.Surface,
    body(
        "a surface",
        {
            "uses": replace(line("surface_uses"), kind="uses"),
            "mode": replace(NAME, kind="mode"),
            "priority": unserved(NAME),
            "access": GATE,
            "source": unserved(NAME),
            "search": unserved(NAMES),
            "section": _SECTION,
            "action": _ACTION,
            "ux": UX,
            "as": VARIANT,
            "for": VARIANT,
            "related": _RELATED,
            "companion": _COMPANION,
            "layout": unserved(NAME),
            "display": unserved(NAME),
            "render": unserved(WORD),
            "refresh": unserved(line("refresh_line")),
            "peek": unserved(NAME),
            "show_history": unserved(BOOLEAN),
            "open": unserved(line("open_line")),
            "emits": unserved(WORDS),
        },
        elsewhere={"field": "a `section`, one step deeper"},
    ),
    served=True,
    finish=Whole(Make(ast.Surface)),
)
