"""Approvals."""

from collections.abc import Mapping

from dazzle.lang import ast
from dazzle.lang.constructs.construct import LineRule
from dazzle.lang.constructs.line import CHANGE, CONDITION, DELAY, NAME, NUMBER, block, body, declaration, node, table
from dazzle.lang.lines import Build

REDUCTIONS: Mapping[str, Build] = {"decision": node(ast.Decision, "decision", "state")}

APPROVAL = declaration(
    ast.Approval,
    body(
        "an approval",
        {
            "entity": NAME,
            "trigger": CHANGE,
            "approver_role": NAME,
            "quorum": NUMBER,
            "threshold": CONDITION,
            "escalation": block(ast.Escalation, "escalation", body("`escalation`", {"after": DELAY, "to": NAME})),
            "auto_approve": block(ast.AutoApprove, "auto_approve", body("`auto_approve`", {"when": CONDITION})),
            "outcomes": table("outcomes", "`outcomes`", LineRule(start="decision", kind="decision", name_at=0)),
        },
        needs=("entity",),
    ),
)
