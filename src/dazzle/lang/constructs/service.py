"""Services."""

from collections.abc import Mapping

from dazzle.lang import ast
from dazzle.lang.constructs.construct import LineRule
from dazzle.lang.constructs.field import FIELD
from dazzle.lang.constructs.line import NAME, TEXT, body, declaration, items, line, node, table
from dazzle.lang.lines import Build

REDUCTIONS: Mapping[str, Build] = {
    "service_spec": node(ast.ServiceSpec, "form", "text"),
    "auth_profile": node(ast.AuthProfile, "profile", "options*"),
    "option": node(ast.Option, "key", "value"),
}

SERVICE = declaration(
    ast.Service,
    body(
        "a service",
        {
            "spec": line("service_spec", "spec"),
            "auth_profile": line("auth_profile", "auth_profile"),
            "owner": TEXT,
            "kind": NAME,
            "input": table("input", "`input`", FIELD),
            "output": table("output", "`output`", FIELD),
            "guarantees": items("guarantees", "`guarantees`", LineRule(start="text_item", kind="guarantee")),
            "stub": NAME,
        },
    ),
)
