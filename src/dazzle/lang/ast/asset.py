"""Assets: files that belong to the application."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.meaning import OneOf
from dazzle.lang.ast.node import Name, String


class Asset(Named, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "asset"

    kind: Annotated[Name, OneOf(("file", "image"))] | None = None
    path: String | None = None
    description: String | None = None
