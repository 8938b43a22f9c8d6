"""`has_many Entity`: the rows of another entity that refer to this one."""

from typing import ClassVar, Self

from dazzle.fieldtypes.base import Arguments, BadArguments, Rejected
from dazzle.fieldtypes.derived import Derived
from dazzle.fieldtypes.ref import OnDelete, on_delete


class HasMany(Derived, frozen=True):
    """Has no column and no value: pages list the rows. `on_delete` becomes the behaviour of the other side's ref."""

    entity: str
    via: str | None = None
    on_delete: OnDelete | None = None
    readonly: bool = False

    keyword: ClassVar[str] = "has_many"
    signature: ClassVar[str] = "has_many Entity [via Junction] [cascade|restrict|nullify] [readonly]"
    summary: ClassVar[str] = "the rows of another entity that refer to this one; no column"
    example: ClassVar[str] = "has_many LineItem cascade"
    mistaken_for: ClassVar[tuple[str, ...]] = ("hasmany", "many", "children")

    @classmethod
    def bind(cls, arguments: Arguments) -> Self:
        if arguments.target is None:
            raise BadArguments(f"`{cls.keyword}` needs an entity", f"write `{cls.keyword} LineItem`")
        words = tuple(word for word in arguments.words if word != "readonly")
        return cls(arguments.target, arguments.via, on_delete(words, cls.keyword), words != arguments.words)

    def written(self) -> str:
        through = f" via {self.via}" if self.via else ""
        words = (self.on_delete, "readonly" if self.readonly else None)
        return f"{self.keyword} {self.entity}{through}" + "".join(f" {word}" for word in words if word)

    def from_json(self, value: object) -> object:  # noqa: ARG002  none is possible
        raise Rejected("no_value", f"These rows are kept where they are: at {self.entity}.")
