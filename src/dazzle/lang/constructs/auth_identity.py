"""`auth_identity:` of an entity."""

from collections.abc import Mapping

from dazzle.lang import ast
from dazzle.lang.constructs.construct import LineRule
from dazzle.lang.constructs.line import NAME, body, item_block, node, table
from dazzle.lang.lines import Build

REDUCTIONS: Mapping[str, Build] = {
    "mapped_column": node(ast.MappedColumn, "field", "source"),
    "defaulted_column": node(ast.DefaultedColumn, "field", "value"),
}

AUTH_IDENTITY = item_block(
    ast.AuthIdentity,
    body(
        "`auth_identity`",
        {
            "link_via": NAME,
            "map": table("map", "`map`", LineRule(start="mapped_column", kind="column", name_at=0)),
            "default": table("default", "`default`", LineRule(start="defaulted_column", kind="column", name_at=0)),
        },
        needs=("link_via",),
    ),
)
