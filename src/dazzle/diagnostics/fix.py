"""What would put a mistake right: changes of the text, as data."""

from collections.abc import Iterable
from itertools import pairwise

from msgspec import Struct

from dazzle.diagnostics.span import Span


class Edit(Struct, frozen=True):
    """`text` in the place of what stands at `span`; an empty span is a place between two characters."""

    span: Span
    text: str


class Fix(Struct, frozen=True):
    """One way to put a mistake right; its edits belong together and do not overlap.

    `title` says what it does, as an order: "write `Invoice`". A `certain` fix needs nobody's decision: whoever reads
    the text would say that this was meant. `dazzle validate --fix` makes these and no others.
    """

    title: str
    edits: tuple[Edit, ...]
    certain: bool = False

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
