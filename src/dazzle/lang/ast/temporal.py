"""Rows that hold for a time."""

from typing import Annotated

from dazzle.lang.ast.meaning import ColumnName, OneOf
from dazzle.lang.ast.node import Name, Node


class Temporal(Node, frozen=True, kw_only=True):
    """`temporal:`: of all rows with one key, the one without an end is the current one."""

    start_field: ColumnName | None = None
    end_field: ColumnName | None = None
    key_field: ColumnName | None = None
    default_filter: Annotated[Name, OneOf(("active", "none"))] | None = None
    as_of_param: Name | None = None
    overlap: Annotated[Name, OneOf(("allow", "forbid"))] | None = None
