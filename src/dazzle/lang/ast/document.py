"""Documents that are made of the rows of an entity."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.meaning import EntityName, OneOf
from dazzle.lang.ast.node import Name, String


class Document(Named, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "document"

    for_entity: EntityName | None = None
    format: Annotated[Name, OneOf(("pdf", "csv", "xlsx"))] | None = None
    layout: Name | None = None
    description: String | None = None
