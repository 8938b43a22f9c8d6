"""Workspaces."""

from collections.abc import Mapping

from dazzle.diagnostics.span import Span
from dazzle.lang import ast
from dazzle.lang.ast import Name, String
from dazzle.lang.constructs.construct import LineRule
from dazzle.lang.constructs.line import (
    CONDITION,
    GATE,
    NAME,
    PATH,
    TEXT,
    block,
    body,
    declaration,
    filling,
    table,
)
from dazzle.lang.constructs.nav import group
from dazzle.lang.constructs.persona import USES_NAV
from dazzle.lang.constructs.region import REGION
from dazzle.lang.constructs.ux import UX
from dazzle.lang.lines import Build
from dazzle.lang.outline import Token


def primary_action(span: Span, title: String, kind: Token, name: Name) -> ast.PrimaryAction:
    return ast.PrimaryAction(span=span, title=title, **{kind.text: name})


REDUCTIONS: Mapping[str, Build] = {"primary_action": primary_action}

_GROUP = group("nav_groups")

WORKSPACE = declaration(
    ast.Workspace,
    body(
        "a workspace",
        {
            "purpose": TEXT,
            "stage": TEXT,
            "engine_hint": TEXT,
            "access": GATE,
            "live": NAME,
            "uses": USES_NAV,
            "nav_group": _GROUP,
            "group": _GROUP,
            "context_selector": block(
                ast.ContextSelector,
                "context_selector",
                body(
                    "`context_selector`",
                    {"entity": NAME, "display_field": PATH, "scope_field": NAME, "filter": CONDITION},
                    needs=("entity",),
                ),
            ),
            "primary_actions": table(
                "primary_actions", "`primary_actions`", LineRule(start="primary_action", kind="action")
            ),
            "ux": UX,
        },
        other=filling("regions", REGION),
    ),
)
