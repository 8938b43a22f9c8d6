"""Questions: what must be settled before a story or a rule can be."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.meaning import OneOf, Refers
from dazzle.lang.ast.node import Name, String
from dazzle.lang.ast.value import Raw


class Question(Named, frozen=True, kw_only=True):
    """`question Q-001 "..."`; who raised it need not be a persona."""

    KIND: ClassVar[str] = "question"

    description: String | None = None
    blocks: tuple[Annotated[Name, Refers(("story", "rule"))], ...] = ()
    raised_by: Name | None = None
    status: Annotated[Name, OneOf(("open", "resolved", "deferred"))] | None = None
    resolution: String | Raw | None = None
