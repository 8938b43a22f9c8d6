"""Rows as they might be, for people who read the text."""

from dazzle.lang.ast.expression import Literal
from dazzle.lang.ast.meaning import FieldName
from dazzle.lang.ast.node import Name, Node, String


class ExampleValue(Node, frozen=True, kw_only=True):
    field: FieldName
    value: Name | String | Literal


class ExampleRow(Node, frozen=True, kw_only=True):
    """`- tag: "K-12", wing: delta`."""

    values: tuple[ExampleValue, ...]


class Examples(Node, frozen=True, kw_only=True):
    """`examples:`."""

    rows: tuple[ExampleRow, ...] = ()
