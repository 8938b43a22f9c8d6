"""Notifications."""

from collections.abc import Mapping

from dazzle.lang import ast
from dazzle.lang.constructs.line import NAME, NAMES, SOURCE, TEXT, all_values, body, declaration, line, named_part, node
from dazzle.lang.lines import Build

REDUCTIONS: Mapping[str, Build] = {
    "notification_on": named_part("on"),
    "noticed_change": node(ast.RowChange, "entity", "field"),
    "recipients": all_values,
    "role_recipients": node(ast.RoleRecipients, "roles*"),
    "field_recipient": node(ast.FieldRecipient, "field"),
    "creator": node(ast.Creator),
}

NOTIFICATION = declaration(
    ast.Notification,
    body(
        "a notification",
        {
            "on": line("notification_on"),
            "channels": NAMES,
            "message": TEXT,
            "subject": TEXT,
            "template": SOURCE,
            "recipients": line("recipients"),
            "preferences": NAME,
        },
        needs=("on",),
    ),
)
