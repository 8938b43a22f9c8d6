"""What went wrong, as a page: the same frame, one sentence, and a way back."""

from dataclasses import dataclass
from typing import ClassVar

from dazzle.web.pages.parts import Link, Shell


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorPage:
    """`details` are further sentences, one for each thing that is wrong."""

    shell: Shell
    heading: str
    message: str
    details: tuple[str, ...]
    back: Link

    template: ClassVar[str] = "error.html"
