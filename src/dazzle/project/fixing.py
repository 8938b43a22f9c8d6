"""Mistakes put right where it is certain what was meant: texts to texts.

A rule says which fix of its is certain; here it is proven by compiling again. A fix is kept only when its diagnostic is
gone and no other error stands on the lines that it changed.
"""

import os
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from dazzle import files
from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.errors import ProjectError
from dazzle.diagnostics.fix import Edit, Fix, edited, moved, overlap
from dazzle.diagnostics.span import SourceFile, Span
from dazzle.project import texts
from dazzle.project.project import Project


class Compiled(Protocol):
    """What is asked of a compilation."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]: ...

    @property
    def sources(self) -> tuple[SourceFile, ...]: ...


Compile = Callable[[Sequence[SourceFile]], Compiled]

MARK = "\ufeff"  # the byte order mark, which is no part of a text and stays with its file
_MOST_ROUNDS = 10
_MOST_ALONE = 20  # fixes that are tried one by one, each with a compilation of its own


class Repair(NamedTuple):
    """A diagnostic and the fix of it that is made, in the texts as they are at that time."""

    diagnostic: Diagnostic
    fix: Fix
    sources: Mapping[str, SourceFile]


@dataclass(frozen=True, slots=True)
class Fixed:
    """`compilation` is of the texts as they are then; `repairs` are in the order in which they were made."""

    compilation: Compiled
    repairs: tuple[Repair, ...]


def fix(sources: Sequence[SourceFile], compiled: Compile) -> Fixed:
    """The texts with every certain fix made that holds.

    Errors first, and warnings once no error is left to fix. Of fixes that overlap the second waits for the first.
    """
    report = _Report(compiled(sources))
    made: list[Repair] = []
    refused: set[tuple[str, str]] = set()
    for _ in range(_MOST_ROUNDS):
        wanted = _wanted(report.compilation, refused)
        if not wanted:
            break
        report, kept = _hold(report, wanted, compiled)
        refused |= {_name(repair.diagnostic) for repair in wanted if repair not in kept}
        made += kept
    return Fixed(report.compilation, tuple(made))


def changes(project: Project, fixed: Fixed) -> Iterator[tuple[SourceFile, SourceFile]]:
    """The texts that are others afterwards: as they were, and as they are."""
    for before, after in zip(project.sources, fixed.compilation.sources, strict=True):
        if before.text != after.text:
            yield before, after


def write(project: Project, fixed: Fixed) -> None:
    """The fixed texts into their files.

    ProjectError, and no file is touched, when one of them was changed since it was read or cannot be written.
    """
    found = []
    for before, after in changes(project, fixed):
        path = project.root / before.path
        on_disk = texts.read(path, before.path)
        if on_disk.removeprefix(MARK) != before.text:
            raise ProjectError(f"`{before.path}` was changed at the same time", help="run the command again")
        if not os.access(path, os.W_OK):
            raise ProjectError(f"`{before.path}` cannot be written", help="give this user the right to")
        found.append((path, MARK + after.text if on_disk.startswith(MARK) else after.text))
    for path, text in found:
        files.rewrite(path, text.encode())


def _name(diagnostic: Diagnostic) -> tuple[str, str]:
    return diagnostic.rule, diagnostic.message


def _wanted(compilation: Compiled, refused: Container[tuple[str, str]]) -> list[Repair]:
    """The certain fixes of errors, else those of warnings; of those that overlap the first."""
    own = {source.path: source for source in compilation.sources}
    taken: defaultdict[str, list[Edit]] = defaultdict(list)
    found = []
    for diagnostic in compilation.diagnostics:
        certain = next((fix for fix in diagnostic.fixes if fix.certain and fix.files <= own.keys()), None)
        if certain is None or _name(diagnostic) in refused:
            continue
        if not any(overlap(edit, other) for edit in certain.edits for other in taken[edit.span.file]):
            found.append(Repair(diagnostic, certain, own))
            for edit in certain.edits:
                taken[edit.span.file].append(edit)
    errors = [repair for repair in found if repair.diagnostic.severity is Severity.ERROR]
    return errors or found


def _hold(before: "_Report", wanted: Sequence[Repair], compiled: Compile) -> tuple["_Report", list[Repair]]:
    """The texts with those of the repairs made that hold together, and these repairs."""
    kept = list(wanted)
    after = before
    while kept:
        after, sound = _tried(before, kept, compiled)
        if len(sound) == len(kept):
            break
        kept = sound
    # One that does not hold may have spoiled its neighbours: they are given another chance.
    for repair in [repair for repair in wanted if repair not in kept][:_MOST_ALONE]:
        together = [each for each in wanted if each is repair or each in kept]
        attempt, sound = _tried(before, together, compiled)
        if len(sound) == len(together):
            kept, after = together, attempt
    return (after, kept) if kept else (before, [])


def _tried(before: "_Report", repairs: Sequence[Repair], compiled: Compile) -> tuple["_Report", list[Repair]]:
    """The texts with the repairs made, and those of the repairs that hold."""
    edits: defaultdict[str, list[Edit]] = defaultdict(list)
    for repair in repairs:
        for edit in repair.fix.edits:
            edits[edit.span.file].append(edit)
    after = _Report(
        compiled(
            [
                SourceFile(source.path, edited(source.text, edits[source.path])) if edits[source.path] else source
                for source in before.compilation.sources
            ]
        )
    )
    return after, [repair for repair in repairs if _holds(before, after, repair, edits)]


def _holds(before: "_Report", after: "_Report", repair: Repair, edits: Mapping[str, Sequence[Edit]]) -> bool:
    """Whether the same is not said at that place any more, and no rule has more errors on the lines that changed.

    What was no error must bring none to any line.
    """
    diagnostic = repair.diagnostic
    if diagnostic.severity is not Severity.ERROR and after.errors > before.errors:
        return False
    place = diagnostic.span and before.moved(diagnostic.span, edits[diagnostic.span.file])
    if place is not None and any(
        _name(found) == _name(diagnostic) and place.start <= found.span.start <= place.end
        for found in after.on([place])
        if found.span is not None
    ):
        return False
    spans = [edit.span for edit in repair.fix.edits]
    old = _errors(before.on(spans))
    new = _errors(after.on(moved for span in spans if (moved := before.moved(span, edits[span.file])) is not None))
    return not new - old


def _errors(diagnostics: Iterable[Diagnostic]) -> Counter[str]:
    """How many errors each rule has."""
    return Counter(found.rule for found in diagnostics if found.severity is Severity.ERROR)


class _Report:
    """A compilation with what each line of its texts is told."""

    def __init__(self, compilation: Compiled) -> None:
        self.compilation = compilation
        self.errors = sum(found.severity is Severity.ERROR for found in compilation.diagnostics)
        self.sources = {source.path: source for source in compilation.sources}
        self.told: defaultdict[tuple[str, int], list[Diagnostic]] = defaultdict(list)
        for diagnostic in compilation.diagnostics:
            span = diagnostic.span
            if span is not None and span.file in self.sources:
                self.told[span.file, self.sources[span.file].position(span.start).line].append(diagnostic)

    def on(self, spans: Iterable[Span]) -> list[Diagnostic]:
        """What is said on the lines of these places."""
        lines = {
            (span.file, line)
            for span in spans
            if (source := self.sources.get(span.file)) is not None
            for line in range(source.position(span.start).line, source.position(max(span.start, span.end - 1)).line + 1)
        }
        return [diagnostic for line in sorted(lines) for diagnostic in self.told.get(line, ())]

    def moved(self, span: Span, edits: Sequence[Edit]) -> Span | None:
        """Where a place is once the edits of its file are made: what was put there; None where whole lines are gone."""
        cover = next((e for e in edits if e.span.start <= span.start and span.end <= e.span.end), None)
        if cover is None:
            return Span(span.file, moved(span.start, edits), moved(span.end, edits))
        text = self.sources[span.file].text
        begins_line = cover.span.start == 0 or text[cover.span.start - 1] == "\n"
        if not cover.text and begins_line and text[cover.span.end - 1 : cover.span.end] == "\n":
            return None
        start = moved(cover.span.start, [edit for edit in edits if edit is not cover])
        return Span(span.file, start, start + len(cover.text))
