"""`descendants_of self via parent`: all rows below this one."""

from typing import ClassVar, Self

from dazzle.fieldtypes.base import Arguments, BadArguments
from dazzle.fieldtypes.derived import Derived

SELF = "self"


class DescendantsOf(Derived, frozen=True):
    """`via` is the entity's reference to itself, or `Junction.field`, one of a junction's two references to it."""

    via: str

    keyword: ClassVar[str] = "descendants_of"
    signature: ClassVar[str] = "descendants_of self via parent"
    summary: ClassVar[str] = "all rows below this one, however deep; no column"
    example: ClassVar[str] = "descendants_of self via parent"
    mistaken_for: ClassVar[tuple[str, ...]] = ("descendants", "subtree")

    @classmethod
    def bind(cls, arguments: Arguments) -> Self:
        if arguments.target != SELF or arguments.via is None or arguments.words:
            raise BadArguments(
                f"`{cls.keyword}` begins at `self`, and needs the reference that it follows",
                f"write `{cls.keyword} self via parent`",
            )
        return cls(arguments.via)

    def written(self) -> str:
        return f"{self.keyword} {SELF} via {self.via}"
