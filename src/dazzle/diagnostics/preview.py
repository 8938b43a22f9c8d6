"""What the lines look like that a fix changes."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from dazzle.diagnostics.cells import visible
from dazzle.diagnostics.fix import Edit, Fix, edited
from dazzle.diagnostics.span import SourceFile, Span

MOST_LINES = 3


class Line(Struct, frozen=True):
    """A line as it is afterwards, or one that is gone; `sign` is `~` for changed, `+` for new and `-` for gone.

    Characters `start` to `end` (exclusive, from 0) are what is new in it.
    """

    number: int
    sign: str
    text: str
    start: int
    end: int


def preview(fix: Fix, sources: Mapping[str, SourceFile]) -> list[Line]:
    """The lines that a fix changes; none when they are many, or when nobody would see a difference."""
    first = fix.edits[0].span
    source = sources.get(first.file)
    if source is None or len(fix.files) != 1:
        return []
    region = _region(source, fix.edits)
    before = source.text[region.start : region.end]
    inside = [Edit(_within(edit.span, region), edit.text) for edit in fix.edits]
    old, new = before.split("\n"), edited(before, inside).split("\n")
    lines = list(_changes(source.position(region.start).line, old, new))
    return lines if len(lines) <= MOST_LINES else []


def _region(source: SourceFile, edits: tuple[Edit, ...]) -> Span:
    """The whole lines from the first edit to the last."""
    start = min(edit.span.start for edit in edits)
    end = max(edit.span.end for edit in edits)
    return Span(source.path, source.line_span(start).start, source.line_span(end).end)


def _within(span: Span, region: Span) -> Span:
    return Span(span.file, span.start - region.start, span.end - region.start)


def _changes(number: int, old: list[str], new: list[str]) -> Iterator[Line]:
    """What differs, without the equal lines around it; blank lines that are new are not worth showing."""
    while old and new and old[0] == new[0]:
        old, new, number = old[1:], new[1:], number + 1
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    if not new:
        yield from (Line(number + at, "-", text.rstrip("\r"), 0, len(text)) for at, text in enumerate(old))
        return
    for at, text in enumerate(new):
        if at >= len(old):
            if text.strip():
                yield Line(number + at, "+", text.rstrip("\r"), 0, len(text))
        elif visible(text) != visible(old[at]):
            start, end = _difference(old[at], text)
            yield Line(number + at, "~", text.rstrip("\r"), start, end)


def _difference(old: str, new: str) -> tuple[int, int]:
    """The part of a line that is new."""
    start = _common(old, new)
    tail = min(_common(old[::-1], new[::-1]), min(len(old), len(new)) - start)
    return start, len(new) - tail


def _common(one: str, other: str) -> int:
    """How many characters both begin with; found by halves, because a line may be long and wrong in many places."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        middle = (least + most + 1) // 2
        if one[:middle] == other[:middle]:
            least = middle
        else:
            most = middle - 1
    return least
