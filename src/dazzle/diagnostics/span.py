"""Where something stands in a source."""

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from msgspec import Struct

_INDENTED = re.compile(r"^([ \t]+)\S", re.MULTILINE)
_LINE_END = re.compile(r"\r\n|\n|\r")  # Language Server Protocol 3.17, Text Documents


class Span(Struct, frozen=True, gc=False, array_like=True):
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


class EditorPosition(NamedTuple):
    """A place as editors name it: line and UTF-16 code units before it on that line, both counted from 0.

    Language Server Protocol 3.17, Position: a line ends with CR LF, LF or CR alone, and no place is inside of a CR LF.
    """

    line: int
    character: int


class SourceFile(Struct, frozen=True, dict=True):
    """One `.dsl` text; `path` is shown to the author, relative to the project."""

    path: str
    text: str

    def __repr__(self) -> str:
        return f"SourceFile({self.path!r})"

    @cached_property
    def _line_starts(self) -> list[int]:
        ends = accumulate(len(line) + 1 for line in self.text.split("\n"))
        return [0, *ends][:-1]

    @cached_property
    def _editor_lines(self) -> list[tuple[int, int]]:
        """Start and end of each line of an editor, without what ends it."""
        ends = [match.span() for match in _LINE_END.finditer(self.text)]
        starts = [0, *(after for _, after in ends)]
        return list(zip(starts, [*(before for before, _ in ends), len(self.text)], strict=True))

    @cached_property
    def newline(self) -> str:
        """What ends the first line, and so what should end a line that is added."""
        return "\r\n" if self.line_end(0).startswith("\r") else "\n"

    @cached_property
    def step(self) -> str:
        """What the first indented line is indented with, and so what one more step is; two blanks where none is."""
        found = _INDENTED.search(self.text)
        return found[1] if found else "  "

    def indentation(self, offset: int) -> str:
        """The blanks that the line around an offset begins with."""
        line = self.line(self.position(offset).line)
        return line[: len(line) - len(line.lstrip(" \t"))]

    def position(self, offset: int) -> Position:
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1)

    def utf16_column(self, offset: int) -> int:
        """The column of `position`, counted from 1 in UTF-16 code units."""
        start = self._line_starts[self.position(offset).line - 1]
        return _utf16_units(self.text[start:offset]) + 1

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its end."""
        starts = self._line_starts
        if not 1 <= number <= len(starts):
            return ""
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

    def start_of(self, number: int) -> Span:
        """The empty place before the first character of a line, counted from 1."""
        start = self._line_starts[number - 1]
        return Span(self.path, start, start)

    def line_span(self, offset: int) -> Span:
        """The whole line around an offset, what ends it included."""
        number = self.position(offset).line
        starts = self._line_starts
        return Span(self.path, starts[number - 1], starts[number] if number < len(starts) else len(self.text))

    def line_end(self, offset: int) -> str:
        """What ends the line around an offset: LF, CR LF, or "" at the end of the file."""
        span = self.line_span(offset)
        line = self.text[span.start : span.end]
        return line[len(line.rstrip("\r\n")) :] if line.endswith("\n") else ""

    def to_editor(self, offset: int) -> EditorPosition:
        """Where an editor sees an offset; one between CR and LF is the end of its line."""
        lines = self._editor_lines
        number = bisect_right(lines, (min(offset, len(self.text)), len(self.text))) - 1
        start, end = lines[number]
        return EditorPosition(number, _utf16_units(self.text[start : min(offset, end)]))

    def from_editor(self, line: int, character: int) -> int:
        """The offset of an editor's place.

        Past the end of a line is its end, past the last line the end of the text; inside of a surrogate pair is before
        its character.
        """
        if line >= len(self._editor_lines):
            return len(self.text)
        start, end = self._editor_lines[line]
        text = self.text[start:end]
        if text.isascii():
            return start + min(character, len(text))
        units = 0
        for index, sign in enumerate(text):
            units += _utf16_units(sign)
            if units > character:
                return start + index
        return end


def _utf16_units(text: str) -> int:
    return len(text) if text.isascii() else len(text) + sum(sign > "\uffff" for sign in text)
