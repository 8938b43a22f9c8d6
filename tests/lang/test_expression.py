"""Expressions are read as they are written."""

import pytest
from hypothesis import given, settings

from dazzle.diagnostics.span import SourceFile
from dazzle.lang import ast
from dazzle.lang.outline import outline
from dazzle.lang.parser import line_parser
from effort import examples
from expressiontext import SPAN, expressions, name, text


def read(written: str) -> object:
    (line,) = outline(SourceFile("test.dsl", f"invariant: {written}")).lines
    return getattr(line_parser().parse("invariant", line.tokens, "test.dsl"), "expression", None)


def path(word: str) -> ast.Path:
    return ast.Path(span=SPAN, parts=(name(word),))


def literal(value: object) -> ast.Literal:
    return ast.Literal(span=SPAN, value=value)


@settings(max_examples=examples(300))
@given(expressions())
def test_an_expression_is_the_same_when_it_is_written_and_read(node):
    assert read(text(node)) == node


@pytest.mark.parametrize(
    ("written", "node"),
    [
        (
            "if a: 1 elif b: 2 else: 3",
            ast.Conditional(
                span=SPAN,
                cases=(
                    ast.Case(span=SPAN, condition=path("a"), value=literal(1)),
                    ast.Case(span=SPAN, condition=path("b"), value=literal(2)),
                ),
                otherwise=literal(3),
            ),
        ),
        ("a in Gust", ast.In(span=SPAN, operand=path("a"), within=path("Gust"), negated=False)),
        ("a not in [1,]", ast.In(span=SPAN, operand=path("a"), options=(literal(1),), negated=True)),
        ("[]", ast.Listing(span=SPAN, items=())),
        ("a::date", ast.Cast(span=SPAN, operand=path("a"), type=name("date"))),
        (
            "-a::decimal(10, 2)",
            ast.Unary(
                span=SPAN,
                operator="-",
                operand=ast.Cast(
                    span=SPAN, operand=path("a"), type=name("decimal"), arguments=(literal(10), literal(2))
                ),
            ),
        ),
        (
            "count(Leg where where)",
            ast.Call(span=SPAN, function=name("count"), arguments=(path("Leg"),), where=path("where")),
        ),
    ],
)
def test_what_is_written_is_read(written, node):
    assert read(written) == node


def test_the_case_of_a_conditional_is_where_it_stands():
    node = read("if a: 1 elif b > 2: 3 else: 4")
    first = len("invariant: if ")
    assert [(case.span.start - first, case.span.end - first) for case in node.cases] == [(0, 4), (10, 18)]
