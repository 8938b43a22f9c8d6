"""`ux:` of surfaces and workspaces, and what is different for whom."""

from collections.abc import Mapping

from dazzle.diagnostics.span import Span
from dazzle.lang import ast
from dazzle.lang.ast import Path, SortKey, String
from dazzle.lang.constructs.construct import LineRule, Part
from dazzle.lang.constructs.line import (
    BOOLEAN,
    CONDITION,
    NAME,
    NAMES,
    PATHS,
    TEXT,
    all_values,
    block,
    body,
    either,
    line,
    node,
    opening,
    table,
    unserved,
)
from dazzle.lang.lines import Build
from dazzle.lang.outline import Token


def sort_key(span: Span, field: Path, direction: Token | None) -> SortKey:
    return SortKey(span=span, field=field, descending=is_descending(direction))


def is_descending(direction: Token | None) -> bool:
    return direction is not None and direction.text == "desc"


def empty_text(span: Span, word: Token, text: String) -> Part:
    return Part(word.text, ast.Empty(span=span, text=text))


REDUCTIONS: Mapping[str, Build] = {
    "sort_line": all_values,
    "sort_key": sort_key,
    "empty_text": empty_text,
    "attention": opening("level"),
    "variant": opening("persona"),
    "bulk_action": node(ast.BulkAction, "name", "change"),
    "field_default": node(ast.FieldDefault, "field", "value"),
}

EMPTY = either(
    line("empty_text"),
    block(
        ast.Empty,
        "empty",
        body("`empty`", {"collection": TEXT, "filtered": unserved(TEXT), "forbidden": unserved(TEXT)}),
    ),
)

VARIANT = block(
    ast.Variant,
    "variants",
    body(
        "what is different for a persona",
        {
            "scope": CONDITION,
            "purpose": TEXT,
            "show": PATHS,
            "hide": PATHS,
            "show_aggregate": NAMES,
            "action_primary": NAME,
            "read_only": BOOLEAN,
            "defaults": table("defaults", "`defaults`", LineRule(start="field_default", kind="default", name_at=0)),
            "focus": NAMES,
            "empty": EMPTY,
        },
    ),
    start="variant",
    many=True,
    served=False,
)

_ATTENTION = block(
    ast.Attention,
    "attention",
    body("`attention`", {"when": CONDITION, "message": TEXT, "action": NAME}, needs=("when", "message")),
    start="attention",
    many=True,
    served=False,
)

UX = block(
    ast.Ux,
    "ux",
    body(
        "`ux`",
        {
            "purpose": TEXT,
            "show": unserved(PATHS),
            "sort": line("sort_line"),
            "filter": PATHS,
            "search": PATHS,
            "search_first": unserved(BOOLEAN),
            "empty": EMPTY,
            "attention": _ATTENTION,
            "as": VARIANT,
            "for": VARIANT,
            "bulk_actions": unserved(
                table("bulk_actions", "`bulk_actions`", LineRule(start="bulk_action", kind="action", name_at=0))
            ),
            "measure": unserved(NAME),
        },
    ),
)
