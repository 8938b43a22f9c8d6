"""Views: rows of an entity, picked and counted for reading."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.field import TypeRef
from dazzle.lang.ast.meaning import EntityName, FieldPath, OneOf, RowCondition
from dazzle.lang.ast.node import Name, Node


class Grouping(Node, frozen=True, kw_only=True):
    """`area`, `month(bought_on)`."""

    field: FieldPath
    function: Annotated[Name, OneOf(("day", "week", "month", "quarter", "year"))] | None = None


class ViewField(Node, frozen=True, kw_only=True):
    """`tag: str(12)`, `total: sum(price)`, `rows: count()`."""

    name: Name
    type: TypeRef | None = None
    function: Annotated[Name, OneOf(("sum", "avg", "min", "max", "count"))] | None = None
    argument: FieldPath | None = None


class View(Named, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "view"
    SUBJECT: ClassVar[str] = "source"

    source: EntityName | None = None
    filter: RowCondition | None = None
    group_by: tuple[Grouping, ...] = ()
    date_field: FieldPath | None = None
    time_bucket: Annotated[Name, OneOf(("day", "week", "month", "quarter", "year"))] | None = None
    fields: tuple[ViewField, ...] = ()
