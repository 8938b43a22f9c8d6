"""`bigint`: a whole number of 64 bits."""

from typing import ClassVar

from dazzle.fieldtypes.number import WholeNumber


class BigInt(WholeNumber, frozen=True):
    keyword: ClassVar[str] = "bigint"
    signature: ClassVar[str] = "bigint"
    summary: ClassVar[str] = "a whole number of 64 bits"
    example: ClassVar[str] = "bigint"
    sample: ClassVar[str] = "9007199254740993"
    mistaken_for: ClassVar[tuple[str, ...]] = ("long", "int8", "bigserial")
    bits: ClassVar[int] = 64
    sql_name: ClassVar[str] = "bigint"
