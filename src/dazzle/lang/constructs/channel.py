"""Channels."""

from collections.abc import Mapping

from dazzle.diagnostics.span import Span
from dazzle.lang import ast
from dazzle.lang.constructs.construct import LineRule
from dazzle.lang.constructs.leaves import as_path
from dazzle.lang.constructs.line import (
    DELAY,
    ENTRY,
    FLOW,
    NAME,
    NUMBER,
    block,
    body,
    declaration,
    line,
    node,
    only,
    opening,
    record,
    table,
)
from dazzle.lang.lines import Build


def row_changed(span: Span, entity: ast.Name, field: ast.Name) -> ast.RowChange:
    return ast.RowChange(span=span, entity=entity, field=as_path(field))


def row_dotted_change(span: Span, entity: ast.Name, field: ast.Name, value: ast.Name | ast.Literal) -> ast.RowChange:
    return ast.RowChange(span=span, entity=entity, field=as_path(field), value=value)


def match(span: Span, field: ast.Name, *values: ast.String) -> ast.Match:
    return ast.Match(span=span, field=field, values=values)


REDUCTIONS: Mapping[str, Build] = {
    "send": opening("name"),
    "receive": opening("name"),
    "send_when": only,
    "row_event": node(ast.RowEvent, "entity", "event"),
    "row_change": node(ast.RowChange, "entity", "field", "value"),
    "row_changed": row_changed,
    "row_dotted_change": row_dotted_change,
    "service_event": node(ast.ServiceEvent, "service", "event"),
    "every": node(ast.Every, "interval"),
    "cron": node(ast.Cron, "expression"),
    "match": match,
    "match_how": node(ast.Match, "field", "how", "values*"),
    "receive_row": node(ast.ReceiveRow, "operation", "entity"),
    "receive_upsert": node(ast.ReceiveRow, "operation", "entity", "key"),
    "receive_call": node(ast.ReceiveCall, "service"),
}

_THROTTLE = LineRule(
    start="named",
    kind="throttle",
    name_at=0,
    below=body("a limit", {"window": DELAY, "max_messages": NUMBER, "on_exceed": NAME}),
    needs_below=True,
    finish=record(ast.Throttle),
)

_SEND = block(
    ast.Send,
    "sends",
    body(
        "`send`",
        {
            "message": NAME,
            "when": line("send_when", "when"),
            "delivery_mode": NAME,
            "mapping": table("mapping", "`mapping`", FLOW),
            "throttle": table("throttle", "`throttle`", _THROTTLE),
        },
    ),
    start="send",
    many=True,
)

_RECEIVE = block(
    ast.Receive,
    "receives",
    body(
        "`receive`",
        {
            "message": NAME,
            "match": table("match", "`match`", LineRule(start="match", kind="match", name_at=0)),
            "action": line("receive_action", "action"),
            "mapping": table("mapping", "`mapping`", FLOW),
        },
    ),
    start="receive",
    many=True,
)

CHANNEL = declaration(
    ast.Channel,
    body(
        "a channel",
        {
            "kind": NAME,
            "provider": NAME,
            "config": table("config", "`config`", ENTRY),
            "provider_config": table("provider_config", "`provider_config`", ENTRY),
            "send": _SEND,
            "receive": _RECEIVE,
        },
    ),
)
