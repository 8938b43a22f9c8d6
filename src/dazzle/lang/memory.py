"""What is remembered of texts: the declarations in a piece of one, by the piece's hash.

It is kept as MessagePack, which is data alone: reading it makes nodes of the AST, and nothing else.
"""

from collections.abc import Mapping
from functools import cache, reduce
from hashlib import blake2b
from operator import or_
from typing import TYPE_CHECKING

import msgspec
from msgspec import Raw, Struct
from msgspec.structs import force_setattr, replace

from dazzle.diagnostics.span import SourceFile, Span
from dazzle.lang.ast import Broken, Declaration, Node
from dazzle.lang.ast.declarations import DECLARATIONS
from dazzle.lang.walk import nodes

_KINDS: tuple[type[Node], ...] = (*DECLARATIONS, Broken)
if TYPE_CHECKING:
    Kind = Declaration | Broken
else:
    Kind = reduce(or_, _KINDS)  # the very classes: no other is made of what is stored


class Piece(Struct, frozen=True, array_like=True):
    """What a piece of a text says, and where it stood when it was read.

    `words` are the first words of its lines at the margin, `unserved` those of what is not acted upon yet, with their
    places.
    """

    file: str
    start: int
    words: tuple[str, ...]
    declarations: tuple[Kind, ...]
    unserved: tuple[tuple[str, Span], ...]


class Memory:
    """The pieces that are known, and which of them were asked for; `known` holds them as they are stored."""

    def __init__(self, known: Mapping[bytes, bytes | Raw] | None = None) -> None:
        self.known = dict(known or {})
        self.used: set[bytes] = set()
        self.news = False

    def recall(self, source: SourceFile, start: int, end: int) -> Piece | None:
        """What is known of a piece of a text, as it stands there."""
        key = _key(source.text[start:end])
        data = self.known.get(key)
        if data is None:
            return None
        try:
            piece = _decoder().decode(data)
        except msgspec.MsgspecError:
            return None
        self.used.add(key)
        return _moved(piece, source.path, start)

    def keep(self, source: SourceFile, end: int, piece: Piece) -> None:
        """Remember a piece that ends at `end`, if it can be stored."""
        if not all(isinstance(each, _KINDS) for each in piece.declarations):
            return
        key = _key(source.text[piece.start : end])
        try:
            self.known[key] = msgspec.msgpack.encode(piece)
        except OverflowError:  # a number of more than 64 bits
            return
        self.used.add(key)
        self.news = True

    def in_use(self) -> dict[bytes, bytes | Raw]:
        """What was asked for or kept."""
        return {key: data for key, data in self.known.items() if key in self.used}


def _key(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


@cache
def _decoder() -> msgspec.msgpack.Decoder[Piece]:
    return msgspec.msgpack.Decoder(Piece)


def _moved(piece: Piece, file: str, start: int) -> Piece:
    """The piece as it stands in another place; its nodes, which nobody has seen yet, are moved themselves."""
    if piece.file == file and piece.start == start:
        return piece
    by = start - piece.start

    def moved(span: Span) -> Span:
        return Span(file, span.start + by, span.end + by)

    for node in nodes(piece.declarations):
        force_setattr(node, "span", moved(node.span))
    unserved = tuple((word, moved(span)) for word, span in piece.unserved)
    return replace(piece, file=file, start=start, unserved=unserved)
