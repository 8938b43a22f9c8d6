"""Rows that every database has."""

from typing import Annotated

from dazzle.lang.ast.expression import Literal
from dazzle.lang.ast.meaning import Between, ColumnName, OneOf, WholeNumber
from dazzle.lang.ast.node import Name, Node, String


class SeedField(Node, frozen=True, kw_only=True):
    """`label: "{y}/{y1}"`, where `{y}` is the year and `{y1}` the one after it."""

    field: ColumnName
    template: String


class Seed(Node, frozen=True, kw_only=True):
    """`seed:`: a row for each year in a window that moves with time."""

    strategy: Annotated[Name, OneOf(("rolling_window",))] | None = None
    window_start: WholeNumber | None = None
    window_end: WholeNumber | None = None
    month_anchor: Annotated[Literal, Between(1, 12, whole=True)] | None = None
    match_field: ColumnName | None = None
    fields: tuple[SeedField, ...] = ()
