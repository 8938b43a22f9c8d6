"""Foreign models."""

from collections.abc import Mapping

from dazzle.lang import ast
from dazzle.lang.constructs.field import FIELD
from dazzle.lang.constructs.line import NAMES, body, declaration, filling, line, node, opening
from dazzle.lang.lines import Build

REDUCTIONS: Mapping[str, Build] = {
    "foreign_model": opening("name", "service", "title"),
    "foreign_constraint": node(ast.ForeignConstraint, "constraint", "options*"),
}

FOREIGN_MODEL = declaration(
    ast.ForeignModel,
    body(
        "a foreign model",
        {"key": NAMES, "constraint": line("foreign_constraint", "constraints", many=True)},
        other=filling("fields", FIELD),
        needs=("key",),
    ),
    start="foreign_model",
)
