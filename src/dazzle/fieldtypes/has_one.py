"""`has_one Entity`: the row of another entity that refers to this one."""

from typing import ClassVar

from dazzle.fieldtypes.has_many import HasMany


class HasOne(HasMany, frozen=True):
    keyword: ClassVar[str] = "has_one"
    signature: ClassVar[str] = "has_one Entity [cascade|restrict|nullify] [readonly]"
    summary: ClassVar[str] = "the one row of another entity that refers to this one; no column"
    example: ClassVar[str] = "has_one Contract"
    mistaken_for: ClassVar[tuple[str, ...]] = ("hasone", "one", "child")
