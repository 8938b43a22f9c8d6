"""Grants."""

from collections.abc import Mapping

from dazzle.lang import ast
from dazzle.lang.constructs.line import CONDITION, NAME, TEXT, block, body, declaration, line, only, opening
from dazzle.lang.lines import Build

REDUCTIONS: Mapping[str, Build] = {"relation": opening("name", "title"), "max_duration": only}

_RELATION = block(
    ast.Relation,
    "relations",
    body(
        "a relation",
        {
            "description": TEXT,
            "granted_by": CONDITION,
            "approved_by": CONDITION,
            "approval": NAME,
            "expiry": NAME,
            "max_duration": line("max_duration", "max_duration"),
            "principal_label": TEXT,
            "confirmation": TEXT,
            "revoke_verb": TEXT,
        },
        needs=("granted_by",),
    ),
    start="relation",
    many=True,
)

GRANT_SCHEMA = declaration(
    ast.GrantSchema,
    body("a grant schema", {"description": TEXT, "scope": NAME, "relation": _RELATION}, needs=("scope",)),
)
