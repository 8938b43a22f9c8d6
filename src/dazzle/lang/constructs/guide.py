"""Guides."""

from collections.abc import Mapping

from dazzle.diagnostics.span import Span
from dazzle.lang import ast
from dazzle.lang.constructs.construct import LineRule, Part
from dazzle.lang.constructs.line import (
    DOTS,
    NAME,
    NAMES,
    RAW,
    TEXT,
    WORD,
    block,
    body,
    declaration,
    either,
    items,
    line,
    node,
    part,
)
from dazzle.lang.lines import Build
from dazzle.lang.outline import Token


def audience(span: Span, *words: ast.Name | Token) -> Part:
    """The personas; the words between them are `or`."""
    personas = tuple(word for word in words if isinstance(word, ast.Name))
    return Part("audience", ast.Audience(span=span, personas=personas), span=span)


REDUCTIONS: Mapping[str, Build] = {
    "guide_audience": audience,
    "guide_completion": part("complete_on", node(ast.GuideCompletion, "when", "subject")),
}

_STEP = block(
    ast.GuideStep,
    "steps",
    body(
        "a step",
        {
            "kind": NAME,
            "target": DOTS,
            "title": TEXT,
            "body": TEXT,
            "placement": WORD,
            "cta_label": TEXT,
            "cta_target": DOTS,
            "complete_on": line("guide_completion"),
            "audience_when": RAW,
        },
    ),
    start="step_header",
    many=True,
)

GUIDE = declaration(
    ast.Guide,
    body(
        "a guide",
        {
            "audience": either(line("guide_audience"), RAW),
            "step": _STEP,
            "step_order": either(NAMES, items("step_order", "`step_order`", LineRule(start="name_item", kind="step"))),
            "on_complete": block(ast.GuideEnd, "on_complete", body("`on_complete`", {"redirect": DOTS, "emit": RAW})),
        },
        needs=("step",),
    ),
)
