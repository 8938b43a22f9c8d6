"""What every node is, and the leaves that all constructs share."""

from dataclasses import dataclass, field

from dazzle.diagnostics.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Node):
    """A word, dotted where the construct allows it (`club.core`)."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class String(Node):
    """A quoted text, unescaped."""

    value: str
