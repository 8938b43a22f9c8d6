"""What a construct tells the parser: which words open which lines, what stands below them, and what becomes of both."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from msgspec import Struct, field

from dazzle.diagnostics.span import Span
from dazzle.lang.ast import Name, String
from dazzle.lang.lines import Value
from dazzle.lang.outline import Token

Finish = Callable[[Value, Sequence[Value]], Value]  # what the line said, what the lines below it said -> the node


QUOTED = '"'  # the word under which a block keeps the line that is a text and nothing else


class Heading(NamedTuple):
    """The first line of a declaration."""

    span: Span
    name: Name
    title: String | None


class Part(NamedTuple):
    """A line that fills one slot of the node above it: `message: "..."` of an invariant.

    Of several that are `many`, the slot holds all, in the order written; else it holds the last. `span` is the line's,
    where that may become a node of its own.
    """

    key: str
    value: Value
    many: bool = False
    span: Span | None = None


def heading(span: Span, name: Name, title: String | None) -> Heading:
    return Heading(span, name, title)


def line_alone(line: Value, below: Sequence[Value]) -> Value:
    """The node of a line below which nothing stands."""
    del below
    return line


def all_served(line: Value) -> tuple[Name, ...]:
    del line
    return ()


def parts(below: Iterable[Value]) -> dict[str, Value]:
    """The slots that the lines below fill."""
    return {item.key: item.value for item in below if isinstance(item, Part)}


class LineRule(Struct, frozen=True, kw_only=True):
    """One kind of line.

    `kind` names it in `Broken`, `name_at` is the token that names what it declares. A line that `yields` is a field
    after all if it can be read as one of a built-in type (`virtual: bool`). Nothing acts yet on a line that is not
    `served`, nor on what stands below it; `unserved` tells the words of which that is true on a line that is served. A
    line that is `many` may stand more than once in its block. A line that cannot be read so is read `otherwise`, where
    that is said: `goals: "..."` or a list below.
    """

    start: str
    kind: str
    name_at: int | None = None
    below: "Body | None" = None
    needs_below: bool = False
    finish: Finish = line_alone
    yields: bool = False
    served: bool = True
    many: bool = False
    otherwise: "LineRule | None" = None
    unserved: Callable[[Value], Iterable[Name]] = all_served

    def starts(self) -> Iterator[str]:
        """The start rules of this line and of all that may stand below it."""
        yield self.start
        if self.otherwise is not None:
            yield from self.otherwise.starts()
        if self.below is not None:
            yield from self.below.starts()


class Body(Struct, frozen=True, kw_only=True):
    """The lines below a header: by their first word, or their first two ("- step"), or any `other`.

    A line that begins with a text in quotes is found under QUOTED. `what` names the block in messages ("an entity"),
    `needs` the words of lines that must be there, `needs_one` those of which one must be. `aliases` are other spellings
    of a word, `once` the words that may stand only once, `elsewhere` those that belong into another block, and into
    which. In a `wary` block a word that is nearly one of the known ones is a mistake, though `other` could read it.
    Below a line that is `lenient`, a line that opens with none of the words is taken for one of the block around it.
    """

    what: str
    lines: Mapping[str, LineRule] = field(default_factory=lambda: MappingProxyType({}))
    other: LineRule | None = None
    needs: tuple[str, ...] = ()
    needs_one: tuple[str, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    once: frozenset[str] = frozenset()
    elsewhere: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    wary: bool = False
    lenient: bool = False

    def rule(self, tokens: Sequence[Token]) -> LineRule | None:
        """The rule of a line by what it begins with, None when only `other` could read it."""
        first = QUOTED if tokens[0].kind == "STRING" else tokens[0].text
        if len(tokens) > 1 and (found := self.lines.get(f"{first} {tokens[1].text}")) is not None:
            return found
        return self.lines.get(first)

    def starts(self) -> Iterator[str]:
        for rule in (*self.lines.values(), *((self.other,) if self.other else ())):
            yield from rule.starts()


class Construct(Struct, frozen=True, kw_only=True):
    """A declaration, or a line of a file's head: the word it begins with, and its line."""

    word: str
    line: LineRule
