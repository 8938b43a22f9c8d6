"""Texts on disk laid out, one at a time: what became of each."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from dazzle import files
from dazzle.collector import resting_collector
from dazzle.diagnostics.diagnostic import Diagnostic
from dazzle.diagnostics.errors import ProjectError
from dazzle.diagnostics.span import SourceFile
from dazzle.lang.format import format_source, same_meaning
from dazzle.project import texts


class Status(StrEnum):
    UNCHANGED = "unchanged"
    CHANGED = "changed"  # or to be changed, where nothing is written
    REFUSED = "refused"  # its lines cannot be told apart
    UNREADABLE = "unreadable"
    MISTAKEN = "mistaken"  # by us: the new text would not say what the old one says


class Outcome(Struct, frozen=True, kw_only=True):
    """`source` is the text as it was, `text` as it is laid out; both are missing where there was nothing to read."""

    name: str
    status: Status
    source: SourceFile | None = None
    text: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()
    error: ProjectError | None = None


@resting_collector()
def format_text(text: str, name: str) -> Outcome:
    """What becomes of a text, whose file is called `name`."""
    source = SourceFile(name, text)
    formatted = format_source(source)
    if formatted.refused:
        return Outcome(name=name, status=Status.REFUSED, source=source, text=text, diagnostics=formatted.diagnostics)
    if not formatted.edits:
        return Outcome(name=name, status=Status.UNCHANGED, source=source, text=text)
    same = same_meaning(source, SourceFile(name, formatted.text))
    return Outcome(name=name, status=Status.CHANGED if same else Status.MISTAKEN, source=source, text=formatted.text)


def format_data(data: bytes, name: str) -> Outcome:
    """What becomes of the bytes of a text."""
    try:
        return format_text(texts.decoded(data, name), name)
    except ProjectError as error:
        return _unreadable(name, error)


def format_file(path: Path, name: str, *, write: bool) -> Outcome:
    """What becomes of a file; with `write` it holds the new text afterwards, where that differs."""
    try:
        outcome = format_text(texts.read(path, name), name)
        if write and outcome.status is Status.CHANGED:
            files.rewrite(path, outcome.text.encode())
    except ProjectError as error:
        return _unreadable(name, error)
    except OSError as error:
        return _unreadable(name, ProjectError(f"`{name}` cannot be written: {error.strerror}"))
    return outcome


def format_paths(paths: Iterable[Path], *, write: bool) -> Iterator[Outcome]:
    """What becomes of files, called as they are given, each once; a folder stands for the texts below it."""
    done: set[Path] = set()
    for path in paths:
        inside = texts.below(path) if path.is_dir() else [path]
        if not inside:
            yield _unreadable(str(path), ProjectError(f"`{path}` is a folder without a .dsl file"))
        for file in inside:
            if file.resolve() not in done:
                done.add(file.resolve())
                yield format_file(file, str(file), write=write)


def _unreadable(name: str, error: ProjectError) -> Outcome:
    return Outcome(name=name, status=Status.UNREADABLE, error=error)
