"""The grammar as the tests see it: every way to write each symbol.

The parser is made from the same files by lark; what lark makes of them are these expansions, and the parser's tables.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from dazzle.lang import build
from dazzle.lang.parser import line_parser
from dazzle.lang.tables import Rule


class Expansion(NamedTuple):
    """One way to write a symbol: the symbols in order, and what the parser makes of them."""

    symbols: tuple[str, ...]
    rule: Rule

    @property
    def lone_bracket(self) -> bool:
        """Whether it is one bracket without the other: words for people may hold that, and a line must not."""
        return len(self.symbols) == 1 and spellings().get(self.symbols[0], ("none",))[0] in "()[]"


@cache
def expansions() -> Mapping[str, tuple[Expansion, ...]]:
    """The expansions of every symbol that is not a terminal, those that end soonest first."""
    found: dict[str, list[Expansion]] = {}
    for rule in build._grammar()[1]:
        symbols = tuple(str(symbol.name) for symbol in rule.expansion)
        found.setdefault(str(rule.origin.name), []).append(Expansion(symbols, build._rule(rule)))
    heights = _heights(found)
    return {origin: tuple(sorted(ways, key=lambda way: _height(heights, way))) for origin, ways in found.items()}


@cache
def nearest() -> Mapping[str, frozenset[Expansion]]:
    """The expansions of each symbol that a text which must end may take: they do not lead back, and end soon."""
    heights, reached = _heights(expansions()), _reached(expansions())
    return {
        origin: frozenset(
            way
            for way in ways
            if _height(heights, way) <= _height(heights, ways[0]) + 1
            and not any(origin == symbol or origin in reached.get(symbol, ()) for symbol in way.symbols)
        )
        for origin, ways in expansions().items()
    }


def _reached(ways: Mapping[str, Sequence[Expansion]]) -> dict[str, set[str]]:
    """The symbols that each leads to."""
    reached = {origin: {symbol for way in each for symbol in way.symbols} for origin, each in ways.items()}
    while more := {
        origin: fresh
        for origin, found in reached.items()
        if (fresh := set().union(*(reached.get(symbol, ()) for symbol in found)) - found)
    }:
        for origin, fresh in more.items():
            reached[origin] |= fresh
    return reached


def _heights(ways: Mapping[str, Sequence[Expansion]]) -> dict[str, int]:
    """How many steps the nearest text of each symbol is away."""
    heights: dict[str, int] = {}
    while True:
        fresh = {
            origin: min(known)
            for origin, each in ways.items()
            if (
                known := [
                    _height(heights, way) for way in each if all(s in heights or s not in ways for s in way.symbols)
                ]
            )
        }
        if fresh == heights:
            return heights
        heights = fresh


def _height(heights: Mapping[str, int], way: Expansion) -> int:
    return 1 + max(heights.get(symbol, 0) for symbol in way.symbols)


@cache
def spellings() -> Mapping[str, tuple[str, ...]]:
    """How each terminal that is a word or a sign may be written."""
    found: dict[str, list[str]] = {}
    for text, terminal in line_parser().words.items():
        found.setdefault(terminal, []).append(text)
    return {terminal: tuple(sorted(texts)) for terminal, texts in found.items()}


def begins(symbol: str, word: str) -> bool:
    """Whether a text of the symbol may begin with a word."""
    return any(spells(terminal, word) for terminal in line_parser().first.get(symbol, {symbol}))


def spells(terminal: str, text: str) -> bool:
    return text in spellings().get(terminal, ()) or (terminal == "NAME" and text.isidentifier())
