"""Lines indented anew: the edits that put a layout right."""

from collections.abc import Iterable, Sequence
from itertools import islice

from dazzle.diagnostics.fix import Edit, Fix
from dazzle.diagnostics.span import SourceFile, Span
from dazzle.lang.mistakes.mistake import Word

TAB_WIDTH = 4
COMMENT = "comment"  # the kind of a comment's token


def width(blank: str) -> int:
    """How far a line is indented that begins with these blanks."""
    return len(blank) - blank.count("\r") + (TAB_WIDTH - 1) * blank.count("\t")


def blanks(width: int, sign: str) -> str:
    """An indentation of that width, of spaces or of tabs."""
    return " " * width if sign == " " else "\t" * (width // TAB_WIDTH)


def indented(source: SourceFile, starts: Iterable[int], change: int) -> tuple[Edit, ...]:
    """The lines whose first words stand at `starts`, moved to the right, or to the left where `change` is negative.

    Only lines that are indented with spaces alone, or with tabs alone, can be moved; () when one of them is not.
    """
    edits = []
    for start in starts:
        blank = source.indentation(start)
        sign = blank[:1] or " "
        wanted = blanks(width(blank) + change, sign)
        if blank.strip(sign) or width(blank) + change < 0 or width(wanted) != width(blank) + change:
            return ()
        edits.append(_at_start(source, start, blank, wanted))
    return tuple(edits)


def in_first_column(source: SourceFile, starts: Sequence[int]) -> tuple[Fix, ...]:
    """The whole file moved to the left, so that its first line begins where a line has to begin."""
    edits = indented(source, starts, -width(source.indentation(starts[0]))) if starts else ()
    return (Fix("begin in the first column", edits, certain=True),) if edits else ()


def of_one_sign(source: SourceFile, starts: Iterable[int], sign: str) -> tuple[Fix, ...]:
    """Every line indented with spaces, or with tabs, alone.

    It is certain where a tab is as wide as a step of the file, so that no line leaves the block that it is read in.
    """
    step = len(source.step) if sign == " " else TAB_WIDTH
    edits = []
    for start in starts:
        blank = source.indentation(start)
        if not blank.strip(sign):
            continue
        wanted = blank.replace("\t", " " * step) if sign == " " else blanks(width(blank), sign)
        if sign == "\t" and width(wanted) != width(blank):
            return ()
        edits.append(_at_start(source, start, blank, wanted))
    title = f"indent with {'spaces' if sign == ' ' else 'tabs'} alone"
    return (Fix(title, tuple(edits), certain=step == TAB_WIDTH),) if edits else ()


def first_words(source: SourceFile, words: Iterable[Word], most: int | None = None) -> list[int]:
    """Where lines begin: their first words, and the comments that stand alone.

    Nothing when there are more than `most`, or when other signs than blanks stand in front of one.
    """
    listed = list(words) if most is None else list(islice(words, most + 1))
    clean = [
        word
        for word in listed
        if source.line_span(word.start).start + len(source.indentation(word.start)) == word.start
    ]
    known = {word.start for word in clean}
    too_many = most is not None and len(listed) > most
    if too_many or any(word.kind != COMMENT and word.start not in known for word in listed):
        return []
    return sorted(known)


def _at_start(source: SourceFile, start: int, blank: str, wanted: str) -> Edit:
    begin = source.line_span(start).start
    return Edit(Span(source.path, begin, begin + len(blank)), wanted)
