"""What the lines of a text say, and the module that they make together."""

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from msgspec import Struct

from dazzle.diagnostics.diagnostic import Diagnostic
from dazzle.diagnostics.span import SourceFile, Span
from dazzle.lang.ast import App, Broken, Declaration, Module, Name, Use
from dazzle.lang.constructs.header import ModuleLine
from dazzle.lang.ignores import Ignore, ignores
from dazzle.lang.lines import Value
from dazzle.lang.mistakes import empty_file


class Section(NamedTuple):
    """What the lines of a text, or of a part of it, say; `words` are the first words of those at the margin."""

    items: list[Value]
    words: list[str]
    diagnostics: Sequence[Diagnostic]
    unserved: dict[str, list[Span]]


class Parsed(Struct, frozen=True, kw_only=True):
    """`unserved` are the words of what is understood and not acted upon yet, each with its places."""

    module: Module
    diagnostics: tuple[Diagnostic, ...]
    unserved: Mapping[str, Sequence[Span]]
    ignores: tuple[Ignore, ...]


def parsed(source: SourceFile, said: Section) -> Parsed:
    """The module that the lines of a text make."""
    items, diagnostics = said.items, list(said.diagnostics)
    start = Span(source.path, 0, 0)
    if not said.words and not diagnostics:
        diagnostics.append(empty_file.at(start))
    name = next((item.name for item in items if isinstance(item, ModuleLine)), None)
    module = Module(
        span=Span(source.path, 0, len(source.text)),
        source=source,
        name=name or Name(span=start, text=PurePosixPath(source.path).stem),
        uses=tuple(item for item in items if isinstance(item, Use)),
        app=next((item for item in items if isinstance(item, App)), None),
        declarations=tuple(item for item in items if isinstance(item, Declaration | Broken)),
    )
    return Parsed(
        module=module,
        diagnostics=tuple(sorted(diagnostics, key=_place)),
        unserved=said.unserved,
        ignores=ignores(source),
    )


def _place(diagnostic: Diagnostic) -> int:
    return diagnostic.span.start if diagnostic.span is not None else 0
