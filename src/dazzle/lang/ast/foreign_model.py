"""Foreign models: records that a service keeps."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.field import Field
from dazzle.lang.ast.meaning import OneOf, Refers
from dazzle.lang.ast.node import Name, Node
from dazzle.lang.ast.value import Option


class ForeignConstraint(Node, frozen=True, kw_only=True):
    """`constraint batch_import every="1d"`: how the records reach us."""

    constraint: Annotated[Name, OneOf(("read_only", "event_driven", "batch_import"))]
    options: tuple[Option, ...] = ()


class ForeignModel(Named, frozen=True, kw_only=True):
    """`foreign_model Forecast from weather_api "Forecast":`."""

    KIND: ClassVar[str] = "foreign_model"

    service: Annotated[Name, Refers(("service",))]
    key: tuple[Name, ...] = ()
    constraints: tuple[ForeignConstraint, ...] = ()
    fields: tuple[Field, ...] = ()
