"""Subscriptions."""

from collections.abc import Mapping

from dazzle.lang import ast
from dazzle.lang.constructs.line import block, body, declaration, line, node, opening
from dazzle.lang.lines import Build

REDUCTIONS: Mapping[str, Build] = {
    "subscribe": opening("topic", "group"),
    "reaction": opening("event"),
    "handler": opening("condition"),
    "invocation": node(ast.Invocation, "service"),
}

_CALL = line("invocation", "calls", many=True)
_INNERMOST = block(ast.Handler, "handlers", body("`when`", {"call": _CALL}), start="handler", many=True)
_HANDLER = block(
    ast.Handler, "handlers", body("`when`", {"call": _CALL, "when": _INNERMOST}), start="handler", many=True
)

SUBSCRIBE = declaration(
    ast.Subscription,
    body(
        "a subscription",
        {
            "on": block(
                ast.Reaction,
                "reactions",
                body("`on`", {"call": _CALL, "when": _HANDLER}),
                start="reaction",
                many=True,
            )
        },
    ),
    start="subscribe",
)
