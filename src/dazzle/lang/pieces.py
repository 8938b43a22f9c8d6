"""A text read by pieces, of which those that are remembered are not read again.

A piece begins where a line begins with a letter, at the margin, and ends before the next one. One that can be read
alone without a complaint says the same in its file: no string and no bracket is open where it ends, and nothing in it
depends on the lines around it. Where there is a complaint, the whole text is read in one go, as if nothing were known.
"""

import re
from itertools import pairwise

from dazzle.diagnostics.diagnostic import Severity
from dazzle.diagnostics.span import SourceFile, Span
from dazzle.lang.ast import App, Broken, Declaration, Use
from dazzle.lang.constructs import FILE
from dazzle.lang.constructs.header import ModuleLine
from dazzle.lang.memory import Memory, Piece
from dazzle.lang.parser import parse, read
from dazzle.lang.section import Parsed, Section, parsed

_BEGINS = re.compile(r"^[^\W\d]", re.MULTILINE)
_INDENTED_BY_SPACES = re.compile(r"^\t* ", re.MULTILINE)
_MAY_STAND_TWICE = (Declaration, Broken, Use, App, ModuleLine)  # as what they are, if not by their words: FILE.once


def parse_remembering(source: SourceFile, memory: Memory | None, *, unknown: Severity = Severity.ERROR) -> Parsed:
    """What `parse` says of the text; what of it was read anew is in the memory afterwards."""
    said = None if memory is None else _by_pieces(source, memory)
    return parse(source, unknown=unknown) if said is None else parsed(source, said)


def _by_pieces(source: SourceFile, memory: Memory) -> Section | None:
    """What the pieces say, None unless all is well with each of them, and with all of them together."""
    text = source.text
    if "\t" in text and _INDENTED_BY_SPACES.search(text):
        return None  # tabs and spaces may both indent, each in pieces of their own
    places = [0, *(found.start() for found in _BEGINS.finditer(text) if found.start()), len(text)]
    # All are asked for before one is read, so that no mistake makes those behind it look unused.
    known = [(start, end, memory.recall(source, start, end)) for start, end in pairwise(places)]
    whole = Section([], [], (), {})
    for start, end, piece in known:
        said = read(source, start, end) if piece is None else _section(piece)
        if said.diagnostics or not all(isinstance(item, _MAY_STAND_TWICE) for item in said.items):
            return None
        if piece is None:
            unserved = tuple((word, span) for word, spans in said.unserved.items() for span in spans)
            memory.keep(source, end, Piece(source.path, start, tuple(said.words), tuple(said.items), unserved))
        whole.items.extend(said.items)
        whole.words.extend(said.words)
        for word, spans in said.unserved.items():
            whole.unserved.setdefault(word, []).extend(spans)
    words = [FILE.aliases.get(word, word) for word in whole.words]
    return None if any(words.count(word) > 1 for word in FILE.once) else whole


def _section(piece: Piece) -> Section:
    unserved: dict[str, list[Span]] = {}
    for word, span in piece.unserved:
        unserved.setdefault(word, []).append(span)
    return Section([*piece.declarations], [*piece.words], (), unserved)
