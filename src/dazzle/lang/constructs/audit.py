"""Audit trails."""

from collections.abc import Mapping

from dazzle.lang import ast
from dazzle.lang.constructs.line import CONDITION, DELAY, PATHS, body, declaration, opening
from dazzle.lang.lines import Build

REDUCTIONS: Mapping[str, Build] = {"audit_line": opening("entity")}

AUDIT = declaration(
    ast.Audit,
    body("an audit trail", {"track": PATHS, "show_to": CONDITION, "retention": DELAY}),
    start="audit_line",
)
