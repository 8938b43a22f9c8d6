"""Templates of messages."""

from collections.abc import Mapping

from dazzle.lang import ast
from dazzle.lang.constructs.construct import LineRule
from dazzle.lang.constructs.line import NAME, TEXT, body, declaration, items, opening, record
from dazzle.lang.lines import Build

REDUCTIONS: Mapping[str, Build] = {"attached_asset": opening("asset"), "attached_document": opening("document")}

_ATTACHMENT = LineRule(
    start="attachment",
    kind="attachment",
    below=body("an attachment", {"entity": NAME, "filename": TEXT}),
    finish=record(ast.Attachment),
)

TEMPLATE = declaration(
    ast.Template,
    body(
        "a template",
        {
            "subject": TEXT,
            "body": TEXT,
            "html_body": TEXT,
            "attachments": items("attachments", "`attachments`", _ATTACHMENT),
        },
    ),
)
