"""Interfaces."""

from collections.abc import Mapping

from dazzle.lang import ast
from dazzle.lang.constructs.construct import LineRule
from dazzle.lang.constructs.line import RAW, VALUE, WORDS_OR_TEXT, block, body, declaration, opening, table
from dazzle.lang.lines import Build

REDUCTIONS: Mapping[str, Build] = {"api": opening("name", "title")}

_API = block(
    ast.Api,
    "apis",
    body(
        "an API",
        {
            "format": VALUE,
            "base_path": WORDS_OR_TEXT,
            "auth": VALUE,
            "rate_limit": RAW,
            "version": VALUE,
            "endpoints": table("endpoints", "`endpoints`", LineRule(start="raw_words", kind="endpoint")),
        },
    ),
    start="api",
    many=True,
)

INTERFACES = declaration(
    ast.Interfaces,
    body("`interfaces`", {"default_auth": VALUE, "default_rate_limit": RAW, "api": _API}),
    start="untitled",
)
