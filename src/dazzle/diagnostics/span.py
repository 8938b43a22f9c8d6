"""Where something stands in a source."""

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct


class Span(Struct, frozen=True):
    """Characters `start` to `end` (exclusive) of the file at `file`."""

    file: str
    start: int
    end: int

    def to(self, other: "Span") -> "Span":
        """From the start of this one to the end of the other, of the same file."""
        return Span(self.file, self.start, other.end)


class Position(NamedTuple):
    """Line and column, both counted from 1; columns count characters."""

    line: int
    column: int


@dataclass(frozen=True)
class SourceFile:
    """One `.dsl` text; `path` is shown to the author, relative to the project."""

    path: str
    text: str = field(repr=False)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(i + 1 for i, character in enumerate(self.text) if character == "\n")]

    def position(self, offset: int) -> Position:
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its end."""
        starts = self._line_starts
        if not 1 <= number <= len(starts):
            return ""
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")
