"""`ancestors_of self via parent`: all rows above this one."""

from typing import ClassVar

from dazzle.fieldtypes.descendants_of import DescendantsOf


class AncestorsOf(DescendantsOf, frozen=True):
    keyword: ClassVar[str] = "ancestors_of"
    signature: ClassVar[str] = "ancestors_of self via parent"
    summary: ClassVar[str] = "all rows above this one, up to the top; no column"
    example: ClassVar[str] = "ancestors_of self via parent"
    mistaken_for: ClassVar[tuple[str, ...]] = ("ancestors", "path")
