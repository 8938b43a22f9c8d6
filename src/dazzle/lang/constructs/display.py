"""What the displays of a region are made of beside rows: cards, steps, marks on a chart."""

from collections.abc import Mapping

from dazzle.lang import ast
from dazzle.lang.constructs.construct import LineRule
from dazzle.lang.constructs.line import (
    BOOLEAN,
    CONDITION,
    DELAY,
    ENTRY,
    NAME,
    RAW,
    TEXT,
    WORD,
    block,
    body,
    either,
    filling,
    items,
    line,
    named_part,
    node,
    one_value,
    opening,
    record,
    table,
)
from dazzle.lang.constructs.parted import parted, parted_node
from dazzle.lang.constructs.setting import free
from dazzle.lang.lines import Build

REDUCTIONS: Mapping[str, Build] = {
    "label_item": opening("label"),
    "title_item": opening("title"),
    "mark": parted(),
    **{f"mark_{word}": named_part(slot) for word, slot in (("label", "label"), ("value", "value"), ("from", "from_"))},
    **{f"mark_{word}": named_part(word) for word in ("to", "tone", "style")},
    "sum_line": one_value,
    "outlier": node(ast.OutlierMethod, "method"),
    "outlier_of": node(ast.OutlierMethod, "method", "limit"),
    "outlier_between": parted_node(ast.OutlierMethod, "method"),
    "outlier_low": named_part("low"),
    "outlier_high": named_part("high"),
}

_FIGURE = either(CONDITION, RAW)
_SUM = line("sum_line")


def cards(
    kind: type[ast.Node], slot: str, what: str, start: str, lines: Mapping[str, LineRule], each: str = "one of them"
) -> LineRule:
    """A list of things that each begin with a dash and have lines of their own."""
    item = LineRule(start=start, kind="item", below=body(each, lines), finish=record(kind))
    return items(slot, what, item)


def marks(slot: str, what: str) -> LineRule:
    lines = {"label": TEXT, "value": _SUM, "from": _SUM, "to": _SUM, "tone": WORD, "style": WORD}
    return cards(ast.Mark, slot, what, "mark", lines, "a mark")


STEPS = cards(
    ast.PipelineStage,
    "steps",
    "`stages`",
    "label_item",
    {"caption": TEXT, "value": _FIGURE, "progress": _FIGURE},
    "a stage",
)

ENTRIES = cards(
    ast.RegionEntry,
    "entries",
    "`entries`",
    "title_item",
    {"caption": TEXT, "body": filling("caption", TEXT, many=False), "icon": WORD, "state": WORD},
    "an entry",
)

ACTIONS = cards(
    ast.ActionCard,
    "actions",
    "`actions`",
    "label_item",
    {"icon": WORD, "count_aggregate": _FIGURE, "action": NAME, "tone": WORD},
    "an action",
)

CONFIRMATIONS = cards(
    ast.Confirmation,
    "confirmations",
    "`confirmations`",
    "title_item",
    {"caption": TEXT, "required": BOOLEAN},
    "a confirmation",
)

ROW_ACTION = block(
    ast.RowAction,
    "row_action",
    body(
        "`row_action`",
        {
            "label": TEXT,
            "action_id": WORD,
            "bind": table("bind", "`bind`", ENTRY),
            "visible_when": CONDITION,
            "confirm": free("confirm", many=False),
        },
    ),
)

DELTA = block(ast.Delta, "delta", body("`delta`", {"period": DELAY, "sentiment": WORD, "field": line("dots_line")}))

NOTICE = either(TEXT, block(ast.Notice, "notice", body("`notice`", {"title": TEXT, "body": TEXT, "tone": WORD})))
