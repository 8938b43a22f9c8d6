"""`file(20MB)`: the key or address of an uploaded file."""

from decimal import Decimal
from typing import ClassVar, Self

from dazzle.fieldtypes.base import Arguments, BadArguments, Column, Exemption, FieldType, Rejected, SqlType, Widget
from dazzle.fieldtypes.text import cut, storable

UNITS = {"KB": 2**10, "MB": 2**20, "GB": 2**30}
WAYS = ("drag_drop", "managed_upload")
LONGEST = 1024


class File(FieldType, frozen=True):
    """`limit` is the largest file in bytes, None when nothing was said; `ui` is one of WAYS or None."""

    limit: int | None = None
    ui: str | None = None

    keyword: ClassVar[str] = "file"
    signature: ClassVar[str] = "file(20MB, ui: drag_drop)"
    summary: ClassVar[str] = "the key or address of a file; its content lives elsewhere"
    example: ClassVar[str] = "file(20MB)"
    sample: ClassVar[str] = "invoices/2026/0007.pdf"
    mistaken_for: ClassVar[tuple[str, ...]] = ("image", "attachment", "upload", "blob")

    @classmethod
    def bind(cls, arguments: Arguments) -> Self:
        limit, ui = None, None
        for argument in arguments.positional:
            unit = UNITS.get((argument.unit or "").upper())
            if argument.key == "ui" and argument.value in WAYS and ui is None:
                ui = str(argument.value)
            elif argument.key is None and isinstance(argument.value, (int, Decimal)) and unit and limit is None:
                limit = int(argument.value * unit)
            else:
                raise BadArguments(
                    "`file` takes a size and `ui:`", "write `file`, `file(20MB)` or `file(20MB, ui: drag_drop)`"
                )
        return cls(limit, ui)

    def written(self) -> str:
        size = "" if self.limit is None else _size(self.limit)
        arguments = [part for part in (size, f"ui: {self.ui}" if self.ui else "") if part]
        return f"file({', '.join(arguments)})" if arguments else "file"

    def columns(self, field: str) -> tuple[Column, ...]:
        return (Column(field, SqlType("varchar", (LONGEST,)), "key of the stored file"),)

    def exemptions(self) -> tuple[Exemption, ...]:
        return (
            cut("x" * LONGEST),
            Exemption("a file that is larger than its limit", "the table holds the key of the file, not its content"),
        )

    def from_json(self, value: object) -> str:
        if not isinstance(value, str):
            raise Rejected("not_a_file", "The key or the address of a file is expected.")
        return self.parse_text(value)

    def to_json(self, value: object) -> object:
        return value

    def parse_text(self, text: str) -> str:
        if len(text) > LONGEST:
            raise Rejected("too_long", f"At most {LONGEST} characters are possible; these are {len(text)}.")
        return storable(text)

    def format_text(self, value: object) -> str:
        return str(value)

    def default(self, literal: object) -> tuple[object, ...]:
        return (self.from_json(literal),)

    def widget(self) -> Widget:
        return Widget("text", {"maxlength": str(LONGEST)})


def _size(limit: int) -> str:
    """In the largest unit that needs no decimals, if there is one."""
    unit = next((unit for unit, size in reversed(UNITS.items()) if limit and limit % size == 0), "KB")
    return f"{(Decimal(limit) / UNITS[unit]).normalize():f}{unit}"
