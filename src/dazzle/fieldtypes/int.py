"""`int`: a whole number of 32 bits."""

from typing import ClassVar

from dazzle.fieldtypes.number import WholeNumber


class Int(WholeNumber, frozen=True):
    keyword: ClassVar[str] = "int"
    signature: ClassVar[str] = "int"
    summary: ClassVar[str] = "a whole number of 32 bits"
    example: ClassVar[str] = "int"
    sample: ClassVar[str] = "42"
    mistaken_for: ClassVar[tuple[str, ...]] = ("integer", "number", "smallint", "serial")
    bits: ClassVar[int] = 32
    sql_name: ClassVar[str] = "integer"
