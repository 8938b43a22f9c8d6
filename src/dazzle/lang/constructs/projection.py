"""Projections."""

from collections.abc import Mapping

from dazzle.diagnostics.span import Span
from dazzle.lang import ast
from dazzle.lang.constructs.line import block, body, declaration, line, node, opening
from dazzle.lang.lines import Build, Value
from dazzle.lang.outline import Token


def projection(span: Span, word: Token, name: ast.Name, topic: ast.Name) -> Value:
    del word
    return opening("name", "topic")(span, name, topic)


def _step(operation: str) -> Build:
    """The step whose operation is the line's first word."""

    def build(span: Span, *assignments: ast.Assignment) -> ast.ProjectionStep:
        word = ast.Name(span=Span(span.file, span.start, span.start + len(operation)), text=operation)
        return ast.ProjectionStep(span=span, operation=word, assignments=assignments)

    return build


REDUCTIONS: Mapping[str, Build] = {
    "projection": projection,
    "projection_upsert": _step("upsert"),
    "projection_update": _step("update"),
    "projection_delete": _step("delete"),
    "assignment": node(ast.Assignment, "field", "value"),
}

_RULE = block(
    ast.ProjectionRule,
    "rules",
    body(
        "`on`",
        {
            "upsert": line("projection_upsert", "steps", many=True),
            "update": line("projection_update", "steps", many=True),
            "delete": line("projection_delete", "steps", many=True),
        },
    ),
    start="reaction",
    many=True,
)

PROJECTION = declaration(ast.Projection, body("a projection", {"on": _RULE}), start="projection")

# The older spelling.
PROJECT = declaration(ast.Projection, body("a projection", {"on": _RULE}), start="projection", word="project")
