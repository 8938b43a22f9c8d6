"""The question before a row is deleted."""

from dataclasses import dataclass
from typing import ClassVar

from dazzle.web.pages.parts import Link, Shell


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletePage:
    """`warning` says what will be gone; `problem` is why it could not be deleted."""

    shell: Shell
    trail: tuple[Link, ...]
    heading: str
    warning: str
    problem: str | None
    action: str
    cancel: str

    template: ClassVar[str] = "delete.html"
