"""What the names of a program stand for, and where each is used: what an editor asks for.

It works on ASTs alone, so that a program that is being typed, and does not compile, has symbols as well; what is not
declared is simply no symbol. A file is given as `lang.parser.parse` reads it, broken lines and all.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dazzle.diagnostics.span import Span
from dazzle.lang import ast
from dazzle.link.symbols.definitions import Index, owner_of
from dazzle.link.symbols.symbol import Definition, Reference
from dazzle.link.symbols.uses import Place

__all__ = ["Definition", "Reference", "Symbols", "symbols"]


@dataclass(frozen=True)
class Symbols:
    """Everything that is defined, in the order of the sources, and every place where it is named."""

    definitions: tuple[Definition, ...]
    references: tuple[Reference, ...]

    def at(self, file: str, offset: int) -> Definition | None:
        """What the name at a place stands for, be it defined or used there; None where no name is."""
        places = self._places.get(file, [])
        found = bisect_right(places, offset, key=lambda place: place[0].start) - 1
        if found < 0:
            return None
        span, definition = places[found]
        return definition if span.start <= offset <= span.end else None

    def uses(self, definition: Definition) -> tuple[Span, ...]:
        """Where a definition is named, itself left out."""
        return self._uses.get(definition.span, ())

    def named(self, name: str) -> tuple[Definition, ...]:
        """The definitions that `Invoice` or `Invoice.supplier` means."""
        inside, _, own = name.rpartition(".")
        return tuple(
            each for each in self.definitions if each.name == own and (not inside or each.inside == inside)
        ) or tuple(each for each in self.definitions if each.name == name)

    @cached_property
    def _places(self) -> Mapping[str, list[tuple[Span, Definition]]]:
        places: dict[str, list[tuple[Span, Definition]]] = {}
        for definition in self.definitions:
            places.setdefault(definition.span.file, []).append((definition.span, definition))
        for reference in self.references:
            places.setdefault(reference.span.file, []).append((reference.span, reference.definition))
        for found in places.values():
            found.sort(key=lambda place: place[0].start)
        return places

    @cached_property
    def _uses(self) -> Mapping[Span, tuple[Span, ...]]:
        uses: dict[Span, list[Span]] = {}
        for reference in self.references:
            uses.setdefault(reference.definition.span, []).append(reference.span)
        return {span: tuple(dict.fromkeys(found)) for span, found in uses.items()}


def symbols(modules: Sequence[ast.Module]) -> Symbols:
    """The symbols of a program."""
    index = Index()
    for module in modules:
        index.add(module)
    return Symbols(tuple(index.definitions), tuple(_references(index, modules)))


def _references(index: Index, modules: Sequence[ast.Module]) -> Iterator[Reference]:
    inside: dict[str | None, dict[tuple[str, str], Definition]] = {}
    for made in index.definitions:
        inside.setdefault(made.inside, {}).setdefault((made.kind, made.name), made)
    for module in modules:
        for node in module.declarations:
            if isinstance(node, ast.Declaration):
                yield from Place(index, inside.get(owner_of(node), {})).node(node)
