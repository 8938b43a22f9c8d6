"""Parameters: values that are set while the application runs."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.expression import Literal
from dazzle.lang.ast.field import TypeRef
from dazzle.lang.ast.meaning import OneOf, WholeNumber
from dazzle.lang.ast.node import Name, Node, String


class ParamConstraints(Node, frozen=True, kw_only=True):
    min_value: Literal | None = None
    max_value: Literal | None = None
    min_length: WholeNumber | None = None
    max_length: WholeNumber | None = None
    ordered: Name | Literal | None = None
    range: tuple[Literal, ...] = ()
    enum_values: tuple[Name | String | Literal, ...] = ()
    pattern: String | None = None


class Param(Named, frozen=True, kw_only=True):
    """`param limits.warning "Warn at":`."""

    KIND: ClassVar[str] = "param"

    type: TypeRef | None = None
    default: tuple[Name | String | Literal, ...] = ()
    scope: Annotated[Name, OneOf(("system", "tenant", "user"))] | None = None
    category: Name | String | None = None
    description: String | None = None
    sensitive: Literal | None = None
    constraints: ParamConstraints | None = None
