"""What every node is, and the leaves that all constructs share."""

from dazzle.diagnostics.record import Record
from dazzle.diagnostics.span import Span


class Node(Record, frozen=True, kw_only=True, tag=True, tag_field="is", array_like=True):
    span: Span


class Name(Node, frozen=True, kw_only=True):
    """A word, dotted where the construct allows it (`club.core`)."""

    text: str


class String(Node, frozen=True, kw_only=True):
    """A quoted text, unescaped."""

    value: str
