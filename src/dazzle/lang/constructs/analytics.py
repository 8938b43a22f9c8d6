"""Analytics."""

from dazzle.lang import ast
from dazzle.lang.constructs.construct import LineRule
from dazzle.lang.constructs.line import ENTRY, body, declaration, filling, record, table

_PROVIDER = LineRule(
    start="named",
    kind="provider",
    name_at=0,
    below=body("a provider", {}, other=filling("settings", ENTRY)),
    needs_below=True,
    finish=record(ast.AnalyticsProvider),
)

ANALYTICS = declaration(
    ast.Analytics,
    body(
        "`analytics`",
        {
            "providers": table("providers", "`providers`", _PROVIDER),
            "consent": table("consent", "`consent`", ENTRY),
            "server_side": table("server_side", "`server_side`", ENTRY),
        },
    ),
    start="untitled",
)
