"""Tests."""

from collections.abc import Mapping

from dazzle.diagnostics.span import Span
from dazzle.lang import ast
from dazzle.lang.constructs.construct import LineRule, Part
from dazzle.lang.constructs.finish import Fill, Make
from dazzle.lang.constructs.line import (
    BOOLEAN,
    DESCRIPTION,
    ENTRY,
    TEXT,
    VALUE,
    block,
    body,
    declaration,
    line,
    node,
    opening,
    part,
    table,
)
from dazzle.lang.lines import Build, Value
from dazzle.lang.outline import Token


def test_values(span: Span, *said: ast.TestValue | Token) -> tuple[ast.TestValue, ...]:
    """The values; `and` may stand between two."""
    del span
    return tuple(value for value in said if isinstance(value, ast.TestValue))


def test_record(
    span: Span, name: ast.Name, entity: ast.Name, values: tuple[ast.TestValue, ...] | None
) -> ast.TestRecord:
    return ast.TestRecord(span=span, name=name, entity=entity, values=values or ())


def test_order(span: Span, *keys: ast.SortKey) -> Part:
    del span
    return Part("order_by", keys)


def order_key(span: Span, first: ast.Path | Token, second: ast.Path | Token | None) -> ast.SortKey:
    """`-eta` is `eta desc`."""
    if isinstance(first, ast.Path):
        return ast.SortKey(span=span, field=first, descending=isinstance(second, Token) and second.text == "desc")
    assert isinstance(second, ast.Path)
    return ast.SortKey(span=span, field=second, descending=True)


def test_operator(span: Span, *words: Token) -> ast.Name:
    return ast.Name(span=span, text=" ".join(word.text for word in words))


def field_expectation(span: Span, field: ast.Path, operator: ast.Name, *values: Value) -> ast.FieldExpectation:
    said = tuple(value for value in values if value is not None)
    return ast.FieldExpectation(span=span, field=field, operator=operator, values=said)


def test_edge(span: Span, word: Token, field: ast.Path, operator: ast.Name, *values: Value) -> ast.FieldExpectation:
    """`first` or `last`, and what is expected of that row."""
    return ast.FieldExpectation(
        span=span,
        field=field,
        operator=operator,
        values=tuple(value for value in values if value is not None),
        position=ast.Name(span=Span(span.file, word.start, word.end), text=word.text),
    )


def test_figure(span: Span, word: Token, operator: ast.Name, *values: Value) -> ast.FigureExpectation:
    figure = ast.Name(span=Span(span.file, word.start, word.end), text=word.text)
    said = tuple(value for value in values if value is not None)
    return ast.FigureExpectation(span=span, figure=figure, operator=operator, values=said)


REDUCTIONS: Mapping[str, Build] = {
    "test_record": test_record,
    "test_values": test_values,
    "test_value": node(ast.TestValue, "field", "value"),
    "test_action": opening("operation", "target"),
    "test_order": test_order,
    "order_key": order_key,
    "test_field": part("fields", field_expectation, many=True),
    "test_edge": part("fields", test_edge, many=True),
    "test_figure": part("figures", test_figure, many=True),
    "test_operator": test_operator,
}

_VALUE = LineRule(start="test_value", kind="value")
_WORKS_ON = {
    "data": table("data", "`data`", _VALUE),
    "filter": table("filter", "`filter`", _VALUE),
    "search": table("search", "`search`", ENTRY),
    "order_by": line("test_order"),
}
_EXPECT = body(
    "`expect`",
    {
        "status": VALUE,
        "created": BOOLEAN,
        "field": line("test_field", "fields", many=True),
        "first": line("test_edge", "fields", many=True),
        "last": line("test_edge", "fields", many=True),
        "error_message": line("test_figure", "figures", many=True),
        "count": line("test_figure", "figures", many=True),
    },
)

TEST = declaration(
    ast.Test,
    body(
        "a test",
        {
            **DESCRIPTION,
            "description": TEXT,
            "setup": table("setup", "`setup`", LineRule(start="test_record", kind="record", name_at=0)),
            "action": LineRule(
                start="test_action",
                kind="action",
                below=body("an action", _WORKS_ON),
                finish=Fill("action", Make(ast.TestAction)),
            ),
            **_WORKS_ON,
            "expect": block(ast.TestExpectation, "expect", _EXPECT),
        },
    ),
)
