"""Scenarios, and rows to show."""

from collections.abc import Mapping

from dazzle.lang import ast
from dazzle.lang.constructs.construct import LineRule
from dazzle.lang.constructs.line import (
    TEXT,
    block,
    body,
    declaration,
    filling,
    node,
    opening,
    record,
    table,
)
from dazzle.lang.lines import Build

REDUCTIONS: Mapping[str, Build] = {
    "scenario_entry": opening("persona"),
    "demo_rows": opening("entity"),
    "demo_row": opening("values*"),
    "demo_value": node(ast.DemoValue, "field", "value"),
}

_VALUE = LineRule(start="demo_value", kind="value", name_at=0)

ROW = LineRule(
    start="demo_row",
    kind="row",
    below=body("a row", {}, other=filling("values", _VALUE)),
    finish=record(ast.DemoRow),
)

_ROWS = LineRule(
    start="demo_rows",
    kind="rows",
    name_at=0,
    below=body("the rows of an entity", {"-": filling("rows", ROW)}),
    needs_below=True,
    finish=record(ast.DemoRows),
)

_ENTRY = block(
    ast.ScenarioEntry,
    "entries",
    body("the beginning of a persona", {"start_route": TEXT, "seed_script": TEXT}),
    start="scenario_entry",
    many=True,
)

SCENARIO = declaration(
    ast.Scenario,
    body(
        "a scenario",
        {
            "description": TEXT,
            "seed_script": TEXT,
            "as": _ENTRY,
            "for": _ENTRY,
            "demo": table("demo", "`demo`", _ROWS, many=True),
        },
    ),
)

DEMO = declaration(ast.Demo, body("`demo`", {}, other=filling("demo", _ROWS)), start="untitled")
