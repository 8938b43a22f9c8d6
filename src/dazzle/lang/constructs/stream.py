"""Streams."""

from collections.abc import Mapping

from dazzle.lang import ast
from dazzle.lang.constructs.construct import LineRule
from dazzle.lang.constructs.field import FIELD
from dazzle.lang.constructs.line import (
    BOOLEAN,
    DELAY,
    NAME,
    NAMES,
    TEXT,
    WORDS_OR_TEXT,
    block,
    body,
    declaration,
    filling,
    line,
    node,
    opening,
    record,
    table,
)
from dazzle.lang.lines import Build

REDUCTIONS: Mapping[str, Build] = {
    "schema": opening("name", "title"),
    "outcome": opening("name"),
    "emission": node(ast.Emission, "schema", "stream"),
}

_SCHEMA = block(
    ast.Schema,
    "schemas",
    body(
        "a schema",
        {"extends": NAME, "compatibility": NAME, "description": TEXT},
        other=filling("fields", FIELD),
    ),
    start="schema",
    many=True,
)

_OUTCOME = LineRule(
    start="outcome",
    kind="outcome",
    name_at=0,
    below=body("an outcome", {"emits": line("emission", "emits", many=True)}),
    needs_below=True,
    finish=record(ast.Outcome),
)

_IDEMPOTENCY = {"type": NAME, "field": NAME, "derivation": WORDS_OR_TEXT, "window": DELAY}
_DERIVATION = {"streams": NAMES, "type": NAME, "rebuild": NAME, "window": DELAY, "function": WORDS_OR_TEXT}

STREAM = declaration(
    ast.Stream,
    body(
        "a stream",
        {
            "kind": NAME,
            "description": TEXT,
            "schema": _SCHEMA,
            "partition_key": NAME,
            "ordering_scope": NAME,
            "t_event": NAME,
            "t_log": NAME,
            "t_process": NAME,
            "idempotency": block(ast.Idempotency, "idempotency", body("`idempotency`", _IDEMPOTENCY)),
            "invariant": filling("invariants", TEXT),
            "note": filling("notes", TEXT),
            "outcomes": table("outcomes", "`outcomes`", _OUTCOME),
            "derives_from": block(ast.Derivation, "derives_from", body("`derives_from`", _DERIVATION)),
            "side_effects": block(
                ast.SideEffects, "side_effects", body("`side_effects`", {"allowed": BOOLEAN, "effects": NAMES})
            ),
            "causality_fields": NAMES,
            "cross_partition": BOOLEAN,
        },
        needs=("kind", "partition_key", "ordering_scope", "t_event"),
    ),
)
