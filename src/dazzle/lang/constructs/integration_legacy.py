"""The older spelling of integrations: actions of surfaces, and what is kept in step."""

from collections.abc import Mapping

from dazzle.diagnostics.span import Span
from dazzle.lang import ast
from dazzle.lang.constructs.construct import LineRule
from dazzle.lang.constructs.line import block, body, line, named_part, node, opening, table
from dazzle.lang.lines import Build
from dazzle.lang.outline import Token


def legacy_flow(span: Span, source: ast.Path, sign: Token, target: ast.Path | ast.Literal) -> ast.LegacyFlow:
    arrow = ast.Name(span=Span(span.file, sign.start, sign.end), text=sign.text)
    return ast.LegacyFlow(span=span, source=source, sign=arrow, target=target)


REDUCTIONS: Mapping[str, Build] = {
    "integration_action": opening("name"),
    "integration_sync": opening("name"),
    "legacy_flow": legacy_flow,
    "when_surface": named_part("surface"),
    "call_service": named_part("service"),
    "call_operation": named_part("operation"),
    "response_foreign": named_part("foreign"),
    "response_entity": named_part("entity"),
    "sync_mode": node(ast.SyncMode, "name", "schedule"),
    "from_service": named_part("service"),
    "from_operation": named_part("operation"),
    "from_foreign": named_part("foreign"),
    "into_entity": named_part("entity"),
    "call_mapping": opening(),
    "response_mapping": opening(),
    "match_rules": opening(),
}

_FLOW = LineRule(start="legacy_flow", kind="mapping", name_at=0)


ACTION = block(
    ast.IntegrationAction,
    "actions",
    body(
        "an action",
        {
            "when surface": line("when_surface"),
            "call service": line("call_service"),
            "call operation": line("call_operation"),
            "call mapping": table("mapping", "`call mapping`", _FLOW, start="call_mapping"),
            "response foreign": line("response_foreign"),
            "response entity": line("response_entity"),
            "response mapping": table("response", "`response mapping`", _FLOW, start="response_mapping"),
        },
    ),
    start="integration_action",
    many=True,
)

SYNC = block(
    ast.Sync,
    "syncs",
    body(
        "a synchronisation",
        {
            "mode": line("sync_mode", "mode"),
            "from service": line("from_service"),
            "from operation": line("from_operation"),
            "from foreign": line("from_foreign"),
            "into entity": line("into_entity"),
            "match rules": table("match", "`match rules`", _FLOW, start="match_rules"),
        },
    ),
    start="integration_sync",
    many=True,
)
