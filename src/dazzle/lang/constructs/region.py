"""The regions of a workspace."""

from collections.abc import Mapping

from dazzle.diagnostics.span import Span
from dazzle.lang import ast
from dazzle.lang.ast import Name, Path
from dazzle.lang.constructs.construct import LineRule
from dazzle.lang.constructs.display import (
    ACTIONS,
    CONFIRMATIONS,
    DELTA,
    ENTRIES,
    NOTICE,
    ROW_ACTION,
    STEPS,
    marks,
)
from dazzle.lang.constructs.line import (
    BOOLEAN,
    CONDITION,
    DOTS,
    FLAG,
    NAME,
    NAMES,
    NUMBER,
    PATH,
    RAW,
    TEXT,
    VALUE,
    VALUES,
    WORD,
    all_values,
    body,
    either,
    items,
    line,
    node,
    one_value,
    record,
    table,
)
from dazzle.lang.constructs.setting import free
from dazzle.lang.constructs.ux import is_descending
from dazzle.lang.lines import Build
from dazzle.lang.outline import Token


def order(span: Span, field: Path, direction: Token | None) -> ast.Order:
    return ast.Order(span=span, field=field, descending=is_descending(direction))


def bucket(span: Span, function: Name, field: Path, unit: Name | None) -> ast.Bucket:
    return ast.Bucket(span=span, function=function, field=field, unit=unit)


REDUCTIONS: Mapping[str, Build] = {
    "order": order,
    "bucket": bucket,
    "filter_of": node(ast.FilterOf, "entity", "condition"),
    "metric": node(ast.Metric, "name", "value"),
    "tone_of": node(ast.Tone, "metric", "tone"),
    **dict.fromkeys(("order_line", "group_by_line", "thresholds_line", "stages_line"), all_values),
    **dict.fromkeys(("measure_line", "limit_line", "path_or_text_line", "outlier_line", "refresh_line"), one_value),
}

_MEASURE = line("measure_line")
_PATH_OR_TEXT = line("path_or_text_line")

# Which rows, and in which order.
ROWS: Mapping[str, LineRule] = {
    "source": NAMES,
    "filter": CONDITION,
    "filter_map": table("filter_map", "`filter_map`", LineRule(start="filter_of", kind="filter", name_at=0)),
    "sort": line("order_line"),
    "limit": NUMBER,
    "group_by": line("group_by_line"),
    "date_field": PATH,
    "date_range": FLAG,
    "rows": PATH,
    "columns": PATH,
    "state_field": PATH,
}

# How they are shown, and what is said beside them.
LOOKS: Mapping[str, LineRule] = {
    "display": NAME,
    "title": TEXT,
    "eyebrow": TEXT,
    "notice": NOTICE,
    "empty": TEXT,
    "when_empty": NAME,
    "class": VALUES,
    "width": NUMBER,
    "render": WORD,
    "refresh": line("refresh_line"),
    "avatar_field": PATH,
    "primary": _PATH_OR_TEXT,
    "secondary": _PATH_OR_TEXT,
    "facts": items("facts", "`facts`", LineRule(start="text_item", kind="fact")),
    "stats": marks("stats", "`stats`"),
    "entries": ENTRIES,
}

# What can be done.
DOINGS: Mapping[str, LineRule] = {
    "action": NAME,
    "actions": ACTIONS,
    "confirmations": CONFIRMATIONS,
    "primary_action": VALUE,
    "secondary_action": VALUE,
    "revoke": VALUE,
    "row_action": ROW_ACTION,
    "drill": NAME,
}

# Figures and charts.
FIGURES: Mapping[str, LineRule] = {
    "aggregate": table("aggregate", "`aggregate`", LineRule(start="metric", kind="metric", name_at=0)),
    "tones": table("tones", "`tones`", LineRule(start="tone_of", kind="tone", name_at=0)),
    "value": either(CONDITION, RAW),
    "thresholds": line("thresholds_line"),
    "stages": either(line("stages_line"), STEPS),
    "complete_at": NAME,
    "delta": DELTA,
    "reference_lines": marks("reference_lines", "`reference_lines`"),
    "reference_bands": marks("reference_bands", "`reference_bands`"),
    "overlay_series": free("overlay_series", many=False),
    "bins": VALUE,
    "show_outliers": BOOLEAN,
    "bullet_label": _MEASURE,
    "bullet_actual": _MEASURE,
    "bullet_target": _MEASURE,
    "track_max": line("limit_line"),
    "track_format": VALUE,
    "rank_by": DOTS,
    "order": NAME,
    "outlier_method": line("outlier_line"),
    "outlier_on": DOTS,
    "rag_on": DOTS,
    "tone_bands": free("tone_bands", many=False),
}

# Displays that have a block of their own.
CONFIGURED: Mapping[str, LineRule] = {
    word: free(word, many=False)
    for word in ("cohort_strip_config", "day_timeline_config", "task_inbox_config", "entity_card_config")
}

REGION = LineRule(
    start="named",
    kind="region",
    name_at=0,
    below=body(
        "a region",
        {**ROWS, **LOOKS, **DOINGS, **FIGURES, **CONFIGURED},
        needs_one=("source", "aggregate", "actions", "stages", "entries", "confirmations"),
    ),
    needs_below=True,
    finish=record(ast.Region),
)
