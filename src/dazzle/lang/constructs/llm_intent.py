"""Intents."""

from collections.abc import Mapping

from dazzle.lang import ast
from dazzle.lang.constructs.construct import LineRule
from dazzle.lang.constructs.line import (
    BOOLEAN,
    DELAY,
    NAME,
    NUMBER,
    TEXT,
    TEXTS,
    WORDS_OR_TEXT,
    block,
    body,
    declaration,
    node,
    table,
)
from dazzle.lang.lines import Build

REDUCTIONS: Mapping[str, Build] = {
    "llm_input": node(ast.LlmInput, "name", "value"),
    "write_back": node(ast.WriteBack, "field", "value"),
}

_RETRY = body("`retry`", {"max_attempts": NUMBER, "backoff": NAME, "initial_delay_ms": NUMBER, "max_delay_ms": NUMBER})
_PII = body("`pii`", {"scan": BOOLEAN, "action": NAME, "patterns": TEXTS})
_TRIGGER = body(
    "a trigger",
    {
        "on_entity": NAME,
        "on_event": NAME,
        "input_map": table("input_map", "`input_map`", LineRule(start="llm_input", kind="input", name_at=0)),
        "write_back": table("write_back", "`write_back`", LineRule(start="write_back", kind="write_back")),
        "when": WORDS_OR_TEXT,
    },
)

LLM_INTENT = declaration(
    ast.LlmIntent,
    body(
        "an intent",
        {
            "description": TEXT,
            "model": NAME,
            "prompt": TEXT,
            "output_schema": NAME,
            "timeout": DELAY,
            "max_tokens": NUMBER,
            "vision": BOOLEAN,
            "retry": block(ast.LlmRetry, "retry", _RETRY),
            "pii": block(ast.PiiPolicy, "pii", _PII),
            "trigger": block(ast.LlmTrigger, "triggers", _TRIGGER, many=True),
        },
    ),
)
