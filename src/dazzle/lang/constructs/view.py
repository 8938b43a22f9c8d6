"""Views."""

from collections.abc import Mapping

from dazzle.diagnostics.span import Span
from dazzle.lang import ast
from dazzle.lang.constructs.construct import LineRule, Part
from dazzle.lang.constructs.line import CONDITION, NAME, PATH, body, declaration, line, node, table
from dazzle.lang.lines import Build
from dazzle.lang.outline import Token


def group_by(span: Span, *groupings: ast.Grouping) -> Part:
    del span
    return Part("group_by", groupings)


def view_sum(span: Span, name: ast.Name, function: Token, argument: ast.Path | None = None) -> ast.ViewField:
    word = ast.Name(span=Span(span.file, function.start, function.end), text=function.text)
    return ast.ViewField(span=span, name=name, function=word, argument=argument)


REDUCTIONS: Mapping[str, Build] = {
    "view_group_by": group_by,
    "grouping": node(ast.Grouping, "field"),
    "bucketed": node(ast.Grouping, "function", "field"),
    "view_field": node(ast.ViewField, "name", "type"),
    "view_sum": view_sum,
}

VIEW = declaration(
    ast.View,
    body(
        "a view",
        {
            "source": NAME,
            "filter": CONDITION,
            "group_by": line("view_group_by"),
            "date_field": PATH,
            "time_bucket": NAME,
            "fields": table("fields", "`fields`", LineRule(start="view_field", kind="field", name_at=0)),
        },
        needs=("source",),
    ),
)
