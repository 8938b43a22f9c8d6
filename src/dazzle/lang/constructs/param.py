"""Parameters."""

from collections.abc import Mapping

from dazzle.lang import ast
from dazzle.lang.constructs.line import (
    BOOLEAN,
    NAME,
    NUMBER,
    TEXT,
    VALUE,
    VALUES,
    block,
    body,
    declaration,
    line,
    only,
)
from dazzle.lang.lines import Build

REDUCTIONS: Mapping[str, Build] = {"param_type": only}

_CONSTRAINTS = {
    "min_value": NUMBER,
    "max_value": NUMBER,
    "min_length": NUMBER,
    "max_length": NUMBER,
    "ordered": VALUE,
    "range": VALUES,
    "enum_values": VALUES,
    "pattern": TEXT,
}

PARAM = declaration(
    ast.Param,
    body(
        "a parameter",
        {
            "type": line("param_type", "type"),
            "default": VALUES,
            "scope": NAME,
            "category": VALUE,
            "description": TEXT,
            "sensitive": BOOLEAN,
            "constraints": block(ast.ParamConstraints, "constraints", body("`constraints`", _CONSTRAINTS)),
        },
        needs=("type",),
    ),
)
