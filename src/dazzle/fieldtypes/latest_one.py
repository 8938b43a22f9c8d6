"""`latest_one Entity via field`: of the rows that refer to this one, that which holds now."""

from typing import ClassVar, Self

from dazzle.fieldtypes.base import Arguments, BadArguments
from dazzle.fieldtypes.derived import Derived


class LatestOne(Derived, frozen=True):
    """`via` is the field of the other entity that refers to this one."""

    entity: str
    via: str

    keyword: ClassVar[str] = "latest_one"
    signature: ClassVar[str] = "latest_one Entity via field"
    summary: ClassVar[str] = "the row of a temporal entity that holds now; no column"
    example: ClassVar[str] = "latest_one Rate via parent"
    mistaken_for: ClassVar[tuple[str, ...]] = ("latest", "current")

    @classmethod
    def bind(cls, arguments: Arguments) -> Self:
        if arguments.target is None or arguments.via is None or "." in arguments.via or arguments.words:
            raise BadArguments(
                "`latest_one` needs an entity, and its field that refers to this one",
                "write `latest_one Price via product`",
            )
        return cls(arguments.target, arguments.via)

    def written(self) -> str:
        return f"{self.keyword} {self.entity} via {self.via}"
