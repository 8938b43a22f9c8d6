"""Processes, and the steps that schedules have as well."""

from collections.abc import Mapping

from msgspec.structs import replace

from dazzle.diagnostics.span import Span
from dazzle.lang import ast
from dazzle.lang.constructs.construct import LineRule
from dazzle.lang.constructs.finish import Fill, Inner, Make, Opening
from dazzle.lang.constructs.leaves import as_path
from dazzle.lang.constructs.line import (
    CHANGE_ITEM,
    DELAY,
    DESCRIPTION,
    DOTTED,
    FLOW_ITEM,
    NAME,
    NUMBER,
    TEXT,
    VALUE,
    WORD,
    WORDS,
    WORDS_OR_TEXT,
    block,
    body,
    declaration,
    either,
    filling,
    items,
    line,
    named_part,
    node,
    part_of,
    table,
)
from dazzle.lang.lines import Build, Value
from dazzle.lang.outline import Token


def parameter(span: Span, name: ast.Name, type_: ast.TypeRef, *rest: Value) -> Opening:
    *modifiers, default, description = rest
    slots = {"name": name, "type": type_, "modifiers": tuple(modifiers), "default": default}
    return Opening(span, {**slots, "description": description})


def status_change(
    span: Span, entity: ast.Name, field: ast.Name, source: ast.Name | None, target: ast.Name
) -> ast.StatusChange:
    return ast.StatusChange(span=span, entity=entity, field=as_path(field), source=source, target=target)


def effect(span: Span, word: Token, entity: ast.Name) -> Opening:
    operation = ast.Name(span=Span(span.file, word.start, word.end), text=word.text)
    return Opening(span, {"operation": operation, "entity": entity})


def list_type(span: Span, word: Token, of: ast.TypeRef | None = None) -> ast.TypeRef:
    """`list[str]` is `str[]`."""
    if of is None:
        return ast.TypeRef(span=span, name=ast.Name(span=span, text=word.text))
    return replace(of, span=span, array=True)


REDUCTIONS: Mapping[str, Build] = {
    "process_trigger": named_part("trigger"),
    "process_when": named_part("trigger"),
    "status_change": status_change,
    "by_hand": node(ast.ByHand),
    "signalled": node(ast.Signalled, "signal"),
    "completion": node(ast.Completion, "process"),
    "parameter": parameter,
    "list_type": list_type,
    "wait": named_part("wait"),
    "given": node(ast.Given, "name", "value"),
    "effect": effect,
}


# `trigger: manual`, or below it `when: manual`
TRIGGER = either(
    line("process_trigger"),
    LineRule(
        start="untitled",
        kind="trigger",
        below=body("`trigger`", {"when": line("process_when")}),
        needs_below=True,
        finish=Fill("trigger", Inner()),
    ),
)


def parameters(kind: type[ast.Parameter], slot: str) -> LineRule:
    return table(slot, f"`{slot}`", LineRule(start="parameter", kind=slot, name_at=0, finish=Make(kind)))


RETRY = block(ast.Retry, "retry", body("`retry`", {"max_attempts": NUMBER, "backoff": NAME, "interval": DELAY}))
EFFECT = part_of(
    ast.Effect, body("an effect", {"where": WORDS_OR_TEXT, "set": items("set", "`set`", CHANGE_ITEM)}), start="effect"
)
OUTCOME = part_of(
    ast.TaskOutcome,
    body(
        "an outcome",
        {
            "label": TEXT,
            "goto": NAME,
            "sets": items("sets", "`sets`", CHANGE_ITEM),
            "confirm": TEXT,
            "style": WORD,
        },
    ),
    start="titled_item",
    name_at=1,
)
HUMAN_TASK = block(
    ast.HumanTask,
    "human_task",
    body(
        "`human_task`",
        {
            "surface": NAME,
            "entity": NAME,
            "assignee_role": NAME,
            "assignee": WORDS_OR_TEXT,
            "timeout": DELAY,
            "outcomes": items("outcomes", "`outcomes`", OUTCOME),
            "title": VALUE,
            "form": VALUE,
        },
    ),
)
STEP = part_of(
    ast.Step,
    body(
        "a step",
        {
            "service": NAME,
            "channel": NAME,
            "message": NAME,
            "llm_intent": NAME,
            "input_map": table("input_map", "`input_map`", LineRule(start="given", kind="given", name_at=0)),
            "wait": LineRule(start="wait", kind="line"),
            "human_task": HUMAN_TASK,
            "subprocess": NAME,
            "condition": WORDS_OR_TEXT,
            "on_true": NAME,
            "on_false": NAME,
            "goto": NAME,
            "on_success": NAME,
            "on_failure": NAME,
            "compensate": NAME,
            "timeout": DELAY,
            "retry": RETRY,
            "inputs": items("inputs", "`inputs`", FLOW_ITEM),
            "output": NAME,
            "effects": items("effects", "`effects`", {"- create": EFFECT, "- update": EFFECT}),
        },
    ),
    start="keyed_item",
    name_at=2,
)
PARALLEL = part_of(
    ast.Parallel,
    body("`parallel`", {"- step": filling("steps", STEP), "on_any_failure": NAME}, needs=("- step",)),
    start="keyed_item",
    name_at=2,
)
COMPENSATION = part_of(
    ast.Compensation,
    body(
        "a compensation",
        {"service": NAME, "timeout": DELAY, "inputs": items("inputs", "`inputs`", FLOW_ITEM)},
    ),
    start="titled_item",
    name_at=1,
)
EMITS = block(ast.Emits, "emits", body("`emits`", {"on_start": DOTTED, "on_complete": DOTTED, "on_failure": DOTTED}))

# The lines that a process and a schedule have in common.
WORK: Mapping[str, LineRule] = {
    **DESCRIPTION,
    "description": TEXT,
    "implements": WORDS,
    "steps": items("steps", "`steps`", {"- step": STEP, "- parallel": PARALLEL}),
    "compensations": items("compensations", "`compensations`", COMPENSATION),
    "timeout": DELAY,
    "overlap": NAME,
    "emits": EMITS,
}

PROCESS = declaration(
    ast.Process,
    body(
        "a process",
        {
            **WORK,
            "trigger": TRIGGER,
            "input": parameters(ast.Input, "input"),
            "output": parameters(ast.Output, "output"),
        },
    ),
)
