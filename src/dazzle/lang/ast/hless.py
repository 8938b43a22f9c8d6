"""How strictly streams are held to their kinds."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Declaration
from dazzle.lang.ast.meaning import OneOf
from dazzle.lang.ast.node import Name, String


class Hless(Declaration, frozen=True, kw_only=True):
    """`hless strict "why"`, on a line of its own."""

    KIND: ClassVar[str] = "hless"

    level: Annotated[Name, OneOf(("strict", "warn", "off"))]
    reason: String | None = None
