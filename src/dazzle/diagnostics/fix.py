"""What would put a mistake right: changes of the text, as data."""

import re
from collections.abc import Iterable
from itertools import pairwise

from msgspec import Struct

from dazzle.diagnostics.span import SourceFile, Span


class Edit(Struct, frozen=True):
    """`text` in the place of what stands at `span`; an empty span is a place between two characters."""

    span: Span
    text: str


class Fix(Struct, frozen=True):
    """One way to put a mistake right; its edits belong together and do not overlap.

    `title` says what it does, as an order: "write `Invoice`". A `certain` fix needs nobody's decision: whoever reads
    the text would say that this was meant. `dazzle validate --fix` makes these and no others. `declared` is one that
    writes a name as it is declared; which of the two spellings is the slip, the other texts say (`spelling.borne_out`).
    """

    title: str
    edits: tuple[Edit, ...]
    certain: bool = False
    declared: bool = False

    @property
    def files(self) -> frozenset[str]:
        return frozenset(edit.span.file for edit in self.edits)


def replace_with(span: Span, text: str, *, certain: bool = False) -> Fix:
    return Fix(f"write `{text}`", (Edit(span, text),), certain)


def insert(place: Span, text: str, title: str, *, certain: bool = False, after: bool = False) -> Fix:
    """`text` before the place, or `after` it."""
    at = place.end if after else place.start
    return Fix(title, (Edit(Span(place.file, at, at), text),), certain)


def remove(span: Span, title: str, *, certain: bool = False) -> Fix:
    return Fix(title, (Edit(span, ""),), certain)


def without_line(source: SourceFile, offset: int) -> Edit:
    """The whole line around an offset left out, and of two empty lines around it one."""
    line = source.line_span(offset)
    start, end = line.start, line.end
    above = source.line_span(start - 1) if start else None
    below = source.line_span(end) if end < len(source.text) else None
    if above is not None and below is not None and _is_blank(source, above) and _is_blank(source, below):
        end = below.end
    elif below is None and above is not None and not source.line_end(offset):
        start = above.end - len(source.line_end(above.start))
    return Edit(Span(source.path, start, end), "")


def without_item(source: SourceFile, item: Span, before: Span) -> Edit | None:
    """One item of a list left out, whose neighbour is `before`; None when a comment would go with it."""
    between = source.text[before.end : item.start]
    line = source.line_span(item.start)
    if between.strip() == ",":
        return Edit(Span(item.file, before.end, item.end), "")
    if "\n" in between and source.text[line.start : line.end].strip() == source.text[item.start : item.end]:
        return without_line(source, item.start)
    return None


def without_word(source: SourceFile, word: Span, lead: re.Pattern[str] | None = None) -> Edit:
    """A word left out, with what leads to it: the blanks before it, and what the pattern finds before these."""
    line = source.line_span(word.start)
    before = source.text[line.start : word.start].rstrip()
    if lead is not None and (found := lead.search(before)) is not None:
        before = before[: found.start()].rstrip()
    rest = source.text[word.end : line.end].strip()
    if not before.strip() and not rest:
        return without_line(source, word.start)
    return Edit(Span(word.file, line.start + len(before), word.end), "")


def _is_blank(source: SourceFile, span: Span) -> bool:
    return not source.text[span.start : span.end].strip()


def overlap(first: Edit, second: Edit) -> bool:
    """Whether two edits of one file cannot both be made; two texts put into one place have no order."""
    if first.span.file != second.span.file:
        return False
    before, after = sorted((first, second), key=lambda edit: (edit.span.start, edit.span.end))
    return before.span.end > after.span.start or before.span.start == after.span.start


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text of one file with the edits made; they must not overlap."""
    ordered = sorted(edits, key=lambda edit: (edit.span.start, edit.span.end))
    assert not any(overlap(*pair) for pair in pairwise(ordered)), "edits overlap"
    pieces = []
    position = 0
    for edit in ordered:
        pieces += [text[position : edit.span.start], edit.text]
        position = edit.span.end
    return "".join((*pieces, text[position:]))


def moved(offset: int, edits: Iterable[Edit]) -> int:
    """Where an offset of a file is once the edits of that file are made."""
    return offset + sum(len(edit.text) - (edit.span.end - edit.span.start) for edit in edits if edit.span.end <= offset)
