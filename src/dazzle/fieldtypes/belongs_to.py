"""`belongs_to Entity`: `ref` by another name."""

from typing import ClassVar

from dazzle.fieldtypes.ref import Ref


class BelongsTo(Ref, frozen=True):
    keyword: ClassVar[str] = "belongs_to"
    signature: ClassVar[str] = "belongs_to Entity [cascade|restrict|nullify]"
    summary: ClassVar[str] = "the same as `ref`"
    example: ClassVar[str] = "belongs_to Supplier"
    sample: ClassVar[str] = "0198c0de-0000-7000-8000-000000000001"
    mistaken_for: ClassVar[tuple[str, ...]] = ("parent",)
