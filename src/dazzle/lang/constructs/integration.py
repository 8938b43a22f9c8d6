"""Integrations."""

from collections.abc import Mapping

from dazzle.diagnostics.span import Span
from dazzle.lang import ast
from dazzle.lang.constructs.construct import LineRule, Part
from dazzle.lang.constructs.integration_legacy import ACTION, SYNC
from dazzle.lang.constructs.line import (
    DOTS,
    NAME,
    TEXT,
    VARIABLE,
    block,
    body,
    declaration,
    line,
    node,
    opening,
    several,
    table,
)
from dazzle.lang.lines import Build, Value
from dazzle.lang.outline import Token

_USED = {"service": "services", "foreign": "foreign_models"}


def uses(span: Span, word: Token, *names: ast.Name) -> Part:
    del span
    return Part(_USED[word.text], names, many=True)


def on_error(span: Span, *actions: ast.OnError) -> Part:
    del span
    return Part("on_error", actions)


def error_set(span: Span, field: ast.Path, value: Value) -> ast.OnError:
    word = ast.Name(span=Span(span.file, span.start, span.start + len("set")), text="set")
    return ast.OnError(span=span, action=word, field=field, value=value)


def transition_trigger(span: Span, source: ast.Name, target: ast.Name) -> ast.TransitionTrigger:
    return ast.TransitionTrigger(span=span, source=source, target=target)


REDUCTIONS: Mapping[str, Build] = {
    "integration_auth": node(ast.IntegrationAuth, "scheme", "secrets*"),
    "integration_uses": uses,
    "mapping": opening("name", "entity"),
    "row_trigger": node(ast.RowTrigger, "event", "condition"),
    "transition_trigger": transition_trigger,
    "manual_trigger": node(ast.ManualTrigger, "title"),
    "request": node(ast.Request, "method", "path"),
    "derived": node(ast.Derived, "field", "expression"),
    "on_error": on_error,
    "error_action": node(ast.OnError, "action"),
    "error_set": error_set,
}

_DERIVED = LineRule(start="derived", kind="mapping", name_at=0)

_MAPPING = block(
    ast.Mapping,
    "mappings",
    body(
        "a mapping",
        {
            "trigger": line("mapping_trigger", "triggers", many=True),
            "request": line("request", "request"),
            "cache": TEXT,
            "map_request": table("map_request", "`map_request`", _DERIVED),
            "map_response": table("map_response", "`map_response`", _DERIVED),
            "transform": table("transform", "`transform`", LineRule(start="transformed", kind="mapping", name_at=0)),
            "source": DOTS,
            "target": NAME,
            "on_conflict": NAME,
            "on_error": line("on_error"),
        },
    ),
    start="mapping",
    many=True,
)

INTEGRATION = declaration(
    ast.Integration,
    body(
        "an integration",
        {
            "base_url": VARIABLE,
            "auth": line("integration_auth", "auth"),
            "uses": several(line("integration_uses")),
            "mapping": _MAPPING,
            "action": ACTION,
            "sync": SYNC,
        },
    ),
)
