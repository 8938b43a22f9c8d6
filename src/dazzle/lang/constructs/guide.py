"""Guides."""

from collections.abc import Mapping, Sequence

from dazzle.diagnostics.span import Span
from dazzle.lang import ast
from dazzle.lang.constructs.construct import Body, LineRule, Part
from dazzle.lang.constructs.line import DOTTED, NAME, RAW, TEXT, block, body, declaration, line, node, opening
from dazzle.lang.lines import Build, Value


def step_order(span: Span, *names: ast.Name) -> Part:
    del span
    return Part("step_order", names)


def _with_items(said: Part, below: Sequence[Value]) -> Part:
    """The names on the line, and those that stand below it behind dashes."""
    return Part("step_order", (*said.value, *(item for item in below if isinstance(item, ast.Name))))


REDUCTIONS: Mapping[str, Build] = {
    "guide_step": opening("name"),
    "guide_completion": node(ast.GuideCompletion, "how", "what"),
    "step_order": step_order,
}

_STEP = block(
    ast.GuideStep,
    "steps",
    body(
        "a step",
        {
            "kind": NAME,
            "target": DOTTED,
            "title": TEXT,
            "body": TEXT,
            "placement": NAME,
            "cta_label": TEXT,
            "cta_target": DOTTED,
            "complete_on": line("guide_completion", "complete_on"),
            "audience_when": RAW,
        },
    ),
    start="guide_step",
    many=True,
)

_ORDER = LineRule(
    start="step_order",
    kind="step_order",
    below=Body(what="`step_order`", lines={"-": LineRule(start="name_item", kind="step")}),
    finish=_with_items,
)

GUIDE = declaration(
    ast.Guide,
    body(
        "a guide",
        {
            "audience": RAW,
            "step": _STEP,
            "step_order": _ORDER,
            "on_complete": block(
                ast.GuideEnd, "on_complete", body("`on_complete`", {"redirect": DOTTED, "emit": DOTTED})
            ),
        },
    ),
)
