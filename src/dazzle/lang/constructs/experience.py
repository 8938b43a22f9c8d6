"""Experiences."""

from collections.abc import Mapping

from dazzle.diagnostics.span import Span
from dazzle.lang import ast
from dazzle.lang.constructs.construct import LineRule
from dazzle.lang.constructs.line import (
    CONDITION,
    GATE,
    NAME,
    PATHS,
    RAW,
    block,
    body,
    declaration,
    either,
    line,
    named_part,
    node,
    only,
    opening,
    part,
    table,
)
from dazzle.lang.lines import Build

CONTEXT = "context"  # the first word of a path to what the flow holds


def held_path(span: Span, path: ast.Path) -> ast.HeldPath:
    return ast.HeldPath(span=span, variable=path.parts[0], parts=path.parts[1:])


def field_context(span: Span) -> ast.Path:
    """The word alone is a field that is called so."""
    return ast.Path(span=span, parts=(ast.Name(span=span, text=CONTEXT),))


REDUCTIONS: Mapping[str, Build] = {
    "step_header": opening("name"),
    "start_at": named_part("start"),
    "held_variable": node(ast.HeldVariable, "name", "entity"),
    "experience_surface": named_part("surface"),
    "experience_process": named_part("process"),
    "experience_integration": part("integration", node(ast.StepIntegration, "integration", "action")),
    "step_value": node(ast.StepValue, "field", "value"),
    "held": only,
    "held_path": held_path,
    "field_context": field_context,
    "saves_to": named_part("saves_to"),
    "held_key": node(ast.HeldKey, "variable"),
    "step_transition": node(ast.StepTransition, "event", "step"),
}

_VALUE = LineRule(start="step_value", kind="value", name_at=0)

_STEP = block(
    ast.ExperienceStep,
    "steps",
    body(
        "a step",
        {
            "entity": NAME,
            "kind": NAME,
            "surface": line("experience_surface"),
            "process": line("experience_process"),
            "integration": line("experience_integration"),
            "creates": NAME,
            "fields": PATHS,
            "defaults": table("defaults", "`defaults`", _VALUE),
            "saves_to": line("saves_to"),
            "prefill": table("prefill", "`prefill`", _VALUE),
            "when": either(CONDITION, RAW),
            "access": GATE,
            "on": line("step_transition", "transitions", many=True),
        },
        needs_one=("kind", "entity", "surface", "process", "integration"),
    ),
    start="step_header",
    many=True,
)

EXPERIENCE = declaration(
    ast.Experience,
    body(
        "an experience",
        {
            "context": table("context", "`context`", LineRule(start="held_variable", kind="variable", name_at=0)),
            "access": GATE,
            "priority": NAME,
            "start": line("start_at"),
            "step": _STEP,
        },
        needs=("start", "step"),
    ),
)
