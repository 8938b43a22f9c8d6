"""`seed:` of an entity."""

from collections.abc import Mapping

from dazzle.lang import ast
from dazzle.lang.constructs.construct import LineRule
from dazzle.lang.constructs.line import NAME, NUMBER, body, item_block, node, table
from dazzle.lang.lines import Build

REDUCTIONS: Mapping[str, Build] = {"seed_field": node(ast.SeedField, "field", "template")}

SEED = item_block(
    ast.Seed,
    body(
        "`seed`",
        {
            "strategy": NAME,
            "window_start": NUMBER,
            "window_end": NUMBER,
            "month_anchor": NUMBER,
            "match_field": NAME,
            "fields": table("fields", "`fields`", LineRule(start="seed_field", kind="field", name_at=0)),
        },
    ),
)
