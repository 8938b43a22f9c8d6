"""Flows."""

from collections.abc import Mapping

from dazzle.diagnostics.span import Span
from dazzle.lang import ast
from dazzle.lang.constructs.construct import Body, LineRule
from dazzle.lang.constructs.finish import Fill, Rows
from dazzle.lang.constructs.leaves import joined
from dazzle.lang.constructs.line import (
    DESCRIPTION,
    NAME,
    NAMES,
    SWITCH,
    TEXT,
    WORDS,
    block,
    body,
    declaration,
    node,
    only,
)
from dazzle.lang.lines import Build


def expect_row(span: Span, what: ast.Name, entity: ast.Name, where: tuple[ast.TestValue, ...] | None) -> ast.ExpectRow:
    return ast.ExpectRow(span=span, what=what, entity=entity, where=where or ())


REDUCTIONS: Mapping[str, Build] = {
    "navigate": node(ast.Navigate, "target"),
    "fill_in": node(ast.FillIn, "target", "value"),
    "click": node(ast.Click, "target"),
    "pause": node(ast.Pause, "until"),
    "snapshot": node(ast.Snapshot),
    "expectation": only,
    "view_target": node(ast.ViewTarget, "view"),
    "field_target": node(ast.FieldTarget, "field"),
    "action_target": node(ast.ActionTarget, "entity", "action"),
    "entity_target": node(ast.EntityTarget, "entity"),
    "other_target": node(ast.OtherTarget, "kind", "path"),
    "bare_target": node(ast.OtherTarget, "path"),
    "expect_row": expect_row,
    "expect_count": node(ast.ExpectCount, "entity", "count"),
    "expect_target": node(ast.ExpectTarget, "what", "target"),
    "expect_text": node(ast.ExpectText, "text"),
    "expect_value": node(ast.ExpectValue, "target", "value"),
    "row_expected": joined,
    "target_expected": joined,
}

_STEPS = {
    "navigate": "navigate",
    "fill": "fill_in",
    "click": "click",
    "wait": "pause",
    "snapshot": "snapshot",
    "expect": "expectation",
}
# A step may stand behind a dash.
_LINES = {f"{dash}{word}": LineRule(start=start, kind="step") for dash in ("", "- ") for word, start in _STEPS.items()}

FLOW = declaration(
    ast.PageFlow,
    body(
        "a flow",
        {
            **DESCRIPTION,
            "description": TEXT,
            "priority": NAME,
            "tags": WORDS,
            "preconditions": block(
                ast.Preconditions,
                "preconditions",
                body("`preconditions`", {"authenticated": SWITCH, "user_role": NAME, "view": NAME, "fixtures": NAMES}),
            ),
            "steps": LineRule(
                start="untitled",
                kind="block",
                below=Body(what="`steps`", lines=_LINES),
                needs_below=True,
                finish=Fill("steps", Rows()),
            ),
        },
    ),
)
