"""Diagnostics to text for people."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from dazzle.diagnostics.cells import visible, width
from dazzle.diagnostics.diagnostic import Diagnostic, Label, Severity
from dazzle.diagnostics.preview import Line, preview
from dazzle.diagnostics.span import SourceFile, Span

RESET = "\x1b[0m"
BOLD = "\x1b[1m"
GUTTER_COLOUR = "\x1b[1;34m"
NEW_COLOUR = "\x1b[32m"
GONE_COLOUR = "\x1b[31m"
LONGEST = 160  # characters of a line; of a longer one the part around the mark is shown
BEFORE = 40
SEVERITY_COLOUR = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m", Severity.INFO: "\x1b[1;36m"}
SEVERITY_WORDS = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.INFO: ("note", "notes"),
}


def to_text(diagnostics: Iterable[Diagnostic], sources: Mapping[str, SourceFile], *, colour: bool) -> str:
    """Every diagnostic with the lines it is about, an empty line between two; "" for none.

    A span whose file is not in `sources` is named without an excerpt.
    """
    return "\n\n".join("\n".join(_Page(diagnostic, sources, colour).lines()) for diagnostic in diagnostics)


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """How many of each severity: "3 errors, 1 warning"; "no problems" for none."""
    severities = [diagnostic.severity for diagnostic in diagnostics]
    counts = [(severities.count(severity), words) for severity, words in SEVERITY_WORDS.items()]
    return ", ".join(f"{count} {words[count != 1]}" for count, words in counts if count) or "no problems"


class _Mark(Struct, frozen=True):
    """Underline characters `start` to `end` (exclusive, from 0) of a line."""

    line: int
    start: int
    end: int
    text: str
    primary: bool


class _Page:
    """One diagnostic on its way to text."""

    def __init__(self, diagnostic: Diagnostic, sources: Mapping[str, SourceFile], colour: bool) -> None:
        self.diagnostic = diagnostic
        self.sources = sources
        self.colour = colour
        self.labels = _labels(diagnostic)
        self.fixed = preview(diagnostic.fixes[0], sources) if len(diagnostic.fixes) == 1 else []
        numbers = [self._line_number(label.span) for label in self.labels] + [line.number for line in self.fixed]
        self.margin = " " * max((len(str(number)) for number in numbers), default=1)

    def lines(self) -> Iterator[str]:
        severity, margin = self.diagnostic.severity, self.margin
        head = self._paint(SEVERITY_COLOUR[severity], f"{severity}[{self.diagnostic.rule}]")
        yield head + self._paint(BOLD, f": {visible(self.diagnostic.message)}")
        for number, (file, labels) in enumerate(self._by_file()):
            yield from self._excerpt(file, labels, arrow="-->" if number == 0 else ":::")
        if self.diagnostic.help is not None:
            if self.labels:
                yield self._gutter(f"{margin} |")
            first, *rest = self.diagnostic.help.splitlines() or [""]
            yield self._gutter(f"{margin} =") + f" help: {visible(first)}"
            yield from (f"{margin}         {visible(line)}" for line in rest)
        yield from map(self._fixed_line, self.fixed)

    def _by_file(self) -> Iterator[tuple[str, list[Label]]]:
        """The labels of each file together, the diagnostic's own file first."""
        files = list(dict.fromkeys(label.span.file for label in self.labels))
        ordered = sorted(self.labels, key=lambda label: files.index(label.span.file))
        for file, labels in groupby(ordered, key=lambda label: label.span.file):
            yield file, list(labels)

    def _excerpt(self, file: str, labels: Sequence[Label], arrow: str) -> Iterator[str]:
        source = self.sources.get(file)
        if source is None:
            yield self._gutter(f"{self.margin}{arrow}") + f" {file}"
            return
        line, column = source.position(labels[0].span.start)
        yield self._gutter(f"{self.margin}{arrow}") + f" {file}:{line}:{column}"
        yield self._gutter(f"{self.margin} |")
        marks = [mark for label in labels for mark in _marks(label, source, primary=self._is_primary(label))]
        marks.sort(key=lambda mark: (mark.line, mark.start))
        before = None
        for number, group in groupby(marks, key=lambda mark: mark.line):
            if before is not None and number > before + 1:
                yield self._gutter("...")
            text, on_line = _clipped(source.line(number), list(group))
            yield (self._gutter(f"{number:>{len(self.margin)}} |") + f" {visible(text)}").rstrip()
            yield from (self._underline(text, mark) for mark in on_line)
            before = number

    def _underline(self, text: str, mark: _Mark) -> str:
        marked = width(text[mark.start : mark.end]) + max(0, mark.end - max(mark.start, len(text)))
        sign = "^" if mark.primary else "-"
        drawn = f"{sign * max(1, marked)} {visible(mark.text)}".rstrip()
        colour = SEVERITY_COLOUR[self.diagnostic.severity] if mark.primary else GUTTER_COLOUR
        return self._gutter(f"{self.margin} |") + " " * (1 + width(text[: mark.start])) + self._paint(colour, drawn)

    def _fixed_line(self, line: Line) -> str:
        """A line as the fix makes it, with what is new in colour."""
        text, (mark,) = _clipped(line.text, [_Mark(line.number, line.start, line.end, "", primary=False)])
        colour = GONE_COLOUR if line.sign == "-" else NEW_COLOUR
        head, new, rest = text[: mark.start], text[mark.start : mark.end], text[mark.end :]
        painted = self._paint(colour, visible(new)) if new else ""
        lead = self._gutter(f"{line.number:>{len(self.margin)}} ") + self._paint(colour, line.sign)
        return f"{lead} {visible(head)}{painted}{visible(rest)}".rstrip()

    def _is_primary(self, label: Label) -> bool:
        return label.span == self.diagnostic.span

    def _line_number(self, span: Span) -> int:
        source = self.sources.get(span.file)
        return source.position(_last(span)).line if source else 1

    def _gutter(self, text: str) -> str:
        return self._paint(GUTTER_COLOUR, text)

    def _paint(self, colour: str, text: str) -> str:
        return f"{colour}{text}{RESET}" if self.colour else text


def _labels(diagnostic: Diagnostic) -> list[Label]:
    """The diagnostic's labels, its own place first, with bare carets where no label speaks for it."""
    own = [label for label in diagnostic.labels if label.span == diagnostic.span]
    others = [label for label in diagnostic.labels if label.span != diagnostic.span]
    if diagnostic.span is not None and not own:
        own = [Label(diagnostic.span, "")]
    return own + others


def _marks(label: Label, source: SourceFile, *, primary: bool) -> Iterator[_Mark]:
    """What to underline: one piece, or the first and the last line of a span over several lines."""
    first, column = source.position(label.span.start)
    last, end = source.position(_last(label.span))
    start = column - 1
    if first == last:
        length = max(1, label.span.end - label.span.start)
        room = max(len(source.line(first)), start + 1)
        yield _Mark(first, start, min(start + length, room), label.text, primary)
        return
    text = source.line(last)
    yield _Mark(first, start, max(len(source.line(first)), start + 1), "", primary)
    yield _Mark(last, min(len(text) - len(text.lstrip()), end - 1), end, label.text, primary)


def _clipped(text: str, marks: Sequence[_Mark]) -> tuple[str, list[_Mark]]:
    """The line, or the part of a long one around the first mark; the marks where they are then."""
    first = min(mark.start for mark in marks)
    start = 0 if len(text) <= LONGEST or first < LONGEST // 2 else first - BEFORE
    end = len(text) if len(text) <= LONGEST else start + LONGEST
    lead, rest = "..." if start else "", "..." if end < len(text) else ""
    shift = len(lead) - start
    moved = [
        _Mark(
            mark.line,
            min(mark.start, end) + shift,
            max(min(mark.end, end), mark.start + 1) + shift,
            mark.text,
            mark.primary,
        )
        if rest or start
        else mark
        for mark in marks
    ]
    return f"{lead}{text[start:end]}{rest}", moved


def _last(span: Span) -> int:
    """The last character of a span, so that a span that ends with a line end stays on its line."""
    return max(span.start, span.end - 1)
