"""Full-text search."""

from collections.abc import Mapping

from dazzle.lang import ast
from dazzle.lang.constructs.construct import LineRule
from dazzle.lang.constructs.line import BOOLEAN, NAME, PATHS, body, declaration, node, opening, table
from dazzle.lang.lines import Build

REDUCTIONS: Mapping[str, Build] = {"search_line": opening("entity"), "ranking": node(ast.Ranking, "field", "weight")}

SEARCH = declaration(
    ast.Search,
    body(
        "a search",
        {
            "fields": PATHS,
            "ranking": table("ranking", "`ranking`", LineRule(start="ranking", kind="weight", name_at=0)),
            "highlight": BOOLEAN,
            "tokenizer": NAME,
        },
        needs=("fields",),
    ),
    start="search_line",
    served=True,
)
