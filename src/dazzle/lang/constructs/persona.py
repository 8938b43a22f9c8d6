"""Personas."""

from collections.abc import Mapping

from dazzle.lang import ast
from dazzle.lang.constructs.construct import LineRule
from dazzle.lang.constructs.line import (
    BOOLEAN,
    NAME,
    PATH,
    TEXT,
    TEXTS,
    body,
    declaration,
    either,
    items,
    line,
    named_part,
    unserved,
)
from dazzle.lang.constructs.setting import free
from dazzle.lang.lines import Build

REDUCTIONS: Mapping[str, Build] = {"uses_nav": named_part("nav")}

USES_NAV = line("uses_nav")

_GOAL = LineRule(start="text_item", kind="goal")

PERSONA = declaration(
    ast.Persona,
    body(
        "a persona",
        {
            "description": TEXT,
            "goals": either(TEXTS, items("goals", "`goals`", _GOAL)),
            "proficiency": NAME,
            "role": NAME,
            "default_workspace": unserved(NAME),
            "default_route": unserved(TEXT),
            "backed_by": unserved(NAME),
            "link_via": unserved(PATH),
            "interactive": unserved(BOOLEAN),
            "uses": unserved(USES_NAV),
            **dict.fromkeys(("capabilities", "proficiency_level", "session_style"), unserved(free("settings"))),
        },
    ),
    served=True,
)
