"""Messages."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from dazzle.diagnostics.span import Span
from dazzle.lang import ast
from dazzle.lang.constructs.construct import Body, LineRule, Part
from dazzle.lang.constructs.field import field
from dazzle.lang.constructs.line import declaration
from dazzle.lang.lines import Build, Value
from dazzle.lang.outline import Token


def described(span: Span, text: ast.String) -> Part:
    del span
    return Part("description", text, many=True)


def list_field(span: Span, name: ast.Name, word: Token, item: ast.TypeRef, *traits: Value) -> ast.Field:
    """`tags: list[str(20)]` is an array."""
    whole = Span(span.file, word.start, item.span.end)
    return field(span, name, replace(item, span=whole, array=True), *traits)


REDUCTIONS: Mapping[str, Build] = {"message_text": described, "list_field": list_field}


def _line(said: Part | ast.Field, below: Sequence[Value]) -> Part:
    del below
    return said if isinstance(said, Part) else Part("fields", said, many=True)


_LINE = LineRule(start="message_line", kind="field", name_at=0, finish=_line)

MESSAGE = declaration(ast.Message, Body(what="a message", other=_LINE))
