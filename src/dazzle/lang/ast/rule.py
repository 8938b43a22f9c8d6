"""Rules: what always holds, in words."""

from typing import Annotated, ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.meaning import EntityName, Mention, OneOf
from dazzle.lang.ast.node import Name, String
from dazzle.lang.ast.value import Raw


class Rule(Named, frozen=True, kw_only=True):
    """`rule R-002 "..."`."""

    KIND: ClassVar[str] = "rule"

    description: String | None = None
    kind: Annotated[Name, OneOf(("constraint", "precondition", "authorization", "derivation"))] | None = None
    origin: Annotated[Name, OneOf(("top_down", "bottom_up"))] | None = None
    invariant: Annotated[String | Raw, Mention()] | None = None
    scope: tuple[EntityName, ...] = ()
    status: Annotated[Name, OneOf(("draft", "accepted", "rejected"))] | None = None
