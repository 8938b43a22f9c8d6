"""Ledgers."""

from collections.abc import Mapping

from dazzle.diagnostics.span import Span
from dazzle.lang import ast
from dazzle.lang.constructs.construct import LineRule
from dazzle.lang.constructs.leaves import as_path
from dazzle.lang.constructs.line import BOOLEAN, NAME, NAMES, NUMBER, TEXT, body, declaration, line, node, table
from dazzle.lang.lines import Build


def sync_to(
    span: Span, entity: ast.Name, field: ast.Name, trigger: ast.Name | None, schedule: ast.String | None
) -> ast.SyncTo:
    return ast.SyncTo(span=span, entity=entity, field=as_path(field), trigger=trigger, schedule=schedule)


def ledger_ref(span: Span, key: ast.Name, entity: ast.Name, field: ast.Name) -> ast.LedgerColumn:
    return ast.LedgerColumn(span=span, key=key, entity=entity, field=as_path(field))


REDUCTIONS: Mapping[str, Build] = {
    "sync_to": sync_to,
    "ledger_ref": ledger_ref,
    "ledger_constant": node(ast.LedgerColumn, "key", "value"),
}

LEDGER = declaration(
    ast.Ledger,
    body(
        "a ledger",
        {
            "intent": TEXT,
            "account_code": NUMBER,
            "ledger_id": NUMBER,
            "account_type": NAME,
            "currency": NAME,
            "flags": NAMES,
            "sync_to": line("sync_to", "sync_to"),
            "tenant_scoped": BOOLEAN,
            "metadata_mapping": table(
                "metadata_mapping", "`metadata_mapping`", LineRule(start="ledger_ref", kind="mapping", name_at=0)
            ),
        },
        needs=("account_code", "ledger_id", "account_type", "currency"),
    ),
    served=True,
)
