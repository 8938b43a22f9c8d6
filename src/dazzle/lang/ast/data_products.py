"""Data products: what is offered to those who evaluate."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Declaration
from dazzle.lang.ast.expression import Literal
from dazzle.lang.ast.meaning import Refers
from dazzle.lang.ast.node import Name, Node, String
from dazzle.lang.ast.value import Delay, Raw


class DataProduct(Node, frozen=True, kw_only=True):
    """`data_product arrivals "Arrivals":`."""

    KIND: ClassVar[str] = "data_product"

    name: Name
    title: String | None = None
    description: String | None = None
    source: tuple[Annotated[Name, Refers(("entity", "view", "stream", "topic", "projection"))], ...] = ()
    allow: tuple[Name, ...] = ()
    deny: tuple[Name, ...] = ()
    transform: Raw | None = None
    retention: Delay | Name | None = None
    refresh: Raw | None = None
    output_topic: Name | None = None
    cross_tenant: Literal | None = None


class DataProducts(Declaration, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "data_products"

    default_namespace: Name | String | None = None
    products: tuple[DataProduct, ...] = ()
