"""`embeds Entity`: the fields of another entity, as a part of this one."""

from typing import ClassVar, Self

from dazzle.fieldtypes.base import Arguments, BadArguments
from dazzle.fieldtypes.derived import Derived


class Embeds(Derived, frozen=True):
    """Has no columns yet, and so no value."""

    entity: str

    keyword: ClassVar[str] = "embeds"
    signature: ClassVar[str] = "embeds Entity"
    summary: ClassVar[str] = "the fields of another entity, as a part of this one; not stored yet"
    example: ClassVar[str] = "embeds Address"
    mistaken_for: ClassVar[tuple[str, ...]] = ("embed", "embedded", "composite")

    @classmethod
    def bind(cls, arguments: Arguments) -> Self:
        if arguments.target is None or arguments.via is not None or arguments.words:
            raise BadArguments("`embeds` takes an entity alone", "write `embeds Address`")
        return cls(arguments.target)

    def written(self) -> str:
        return f"{self.keyword} {self.entity}"
