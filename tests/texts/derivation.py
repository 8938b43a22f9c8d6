"""One line of the language, grown from a start rule of the grammar: its tokens, its text, and what it says.

A line is a tree of expansions. Its leaves are the tokens; what it says is built from the tree by the functions that
the parser uses as well, which is why a text that is grown comes with its AST.
"""

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import NamedTuple

from dazzle.diagnostics.span import SourceFile, Span
from dazzle.fieldtypes import BY_KEYWORD
from dazzle.lang import ast
from dazzle.lang.ast.meaning import OneOf
from dazzle.lang.constructs import REDUCTIONS, STARTS
from dazzle.lang.lines import Failure, LineParser, Refused, Value
from dazzle.lang.outline import Token, outline
from dazzle.lang.parser import line_parser
from dazzle.lang.tables import shipped
from dazzle.link.resolve import slots
from texts.choices import Choices
from texts.grammar import Expansion, begins, expansions, nearest, spellings, spells

FILE = "grown.dsl"
SAID = frozenset({"NAME", "NUMBER", "DURATION", "STRING"})  # what the author has a say in
SELDOM = (False, False, False, True)
FUEL = 12  # how often a line may take another way than the shortest

KINDS = tuple(kind for kind in vars(ast).values() if isinstance(kind, type) and issubclass(kind, ast.Node))
PLAIN = ("a", "b1", "größe", "Kite", "_x", "Ωmega")
# What the language has words for: all are free as names.
WORDS = tuple(sorted(word for word in line_parser().words if word.isidentifier()))
CHOICES = tuple(
    sorted(
        {
            word
            for kind in KINDS
            for each in slots(kind)
            if isinstance(each.meaning, OneOf)
            for word in each.meaning.words
        }
    )
)
TYPES = tuple(sorted(word for word in BY_KEYWORD if word.isidentifier()))
UNITS = ("min", "h", "d", "w", "m", "y")
BLANKS = (" ", "", "  ")
BREAKS = (" ", "", "\n", " # why\n")


class Leaf(NamedTuple):
    terminal: str
    text: str


class Branch(NamedTuple):
    way: Expansion
    children: "tuple[Branch | Leaf, ...]"


Tree = Branch | Leaf


class GrownLine(NamedTuple):
    """`said` is what the line says, before what stands below it is known; the first `key` tokens choose its rule."""

    start: str
    text: str
    tokens: tuple[Token, ...]
    said: Value
    tree: Tree
    key: int


class Recording(LineParser):
    """The parser, which remembers what it takes each token for."""

    taken: list[str]

    def take(self, start: str, tokens: Sequence[Token]) -> list[str]:
        """What each token is taken for, as far as the line makes sense."""
        self.taken = []
        end = self.derive(start, tokens).result
        return self.taken[: end.index] if isinstance(end, Failure) else self.taken

    def terminal(self, token: Token, states: Sequence[int]) -> str:
        found = super().terminal(token, states)
        self.taken.append(found)
        return found


RECORDING = Recording(shipped(STARTS), REDUCTIONS)


class Grower:
    """Grows one line. Its first tokens are `key`; names are some of `names`, the first none that it `avoids`."""

    def __init__(
        self, choices: Choices, key: Sequence[str] = (), *, avoids: Callable[[str], bool], types: bool = True
    ) -> None:
        self.choices = choices
        self.key = key
        self.avoids = avoids
        known = (*PLAIN, *WORDS, *CHOICES, *TYPES)
        self.names = known if types else tuple(name for name in known if name not in BY_KEYWORD)
        self.fuel = FUEL
        self.grown = 0

    def again(self) -> None:
        self.fuel = self.grown = 0

    def tree(self, symbol: str) -> Tree:
        if symbol not in expansions():
            leaf = Leaf(symbol, self.text(symbol))
            self.grown += 1
            return leaf
        ways = [way for way in expansions()[symbol] if not way.lone_bracket and self.fits(way)]
        place = tuple(self.key)
        near = [way for way in ways if way in nearest()[symbol]] or ways[:1]
        far = self.fuel > 0 and self.choices.among(SELDOM, (place, symbol))
        way = self.way(ways if far else near, place)
        self.fuel -= way not in nearest()[symbol]
        return Branch(way, tuple(self.tree(inner) for inner in way.symbols))

    def way(self, ways: Sequence[Expansion], place: Hashable) -> Expansion:
        """One of the ways; every other time one that the author has a say in, of however many signs there are."""
        own = tuple(way for way in ways if way.symbols[0] in SAID)
        signs = tuple(way for way in ways if way not in own)
        return self.choices.among(self.choices.among((own, signs), place) if own and signs else ways, place)

    def fits(self, way: Expansion) -> bool:
        """Whether the key's words that are still to come can come here."""
        for word, symbol in zip(self.key[self.grown :], way.symbols, strict=False):
            if symbol in expansions():
                return begins(symbol, word)
            if not spells(symbol, word):
                return False
        return True

    def text(self, terminal: str) -> str:
        if self.grown < len(self.key):
            return self.key[self.grown]
        match terminal:
            case "NAME":
                kind = self.choices.among((PLAIN, self.names))
                return self.choices.among([name for name in kind if self.grown or not self.avoids(name)])
            case "STRING":
                return quoted(self.choices.text(), self.choices.among("\"'"))
            case "NUMBER":
                return self.choices.number()
            case "DURATION":
                return self.choices.number().partition(".")[0] + self.choices.among(UNITS)
            case _:
                return self.choices.among(spellings()[terminal])


def quoted(text: str, quote: str) -> str:
    """A text as it is written: a carriage return would be taken for a part of the line's end."""
    return quote + re.sub(rf"([\\{quote}\r])", r"\\\1", text).replace("\r\n", "\r\\n") + quote


def grow(start: str, grower: Grower, depth: int) -> GrownLine:
    """A line of a start rule, as it may stand in a block `depth` steps deep."""
    line = None
    while line is None:
        line = grown(start, grower, depth)
        grower.again()  # what is refused, though the grammar has it, is not in the shortest lines
    return line


def grown(start: str, grower: Grower, depth: int) -> GrownLine | None:
    """The line, or None where the language refuses it."""
    tree = grower.tree(start)
    leaves = list(leaves_of(tree))
    while (at := misread(start, leaves)) is not None:
        # A word of the language where it has its meaning: not a name here.
        assert leaves[at].terminal == "NAME", f"{leaves[at]} is no word in {' '.join(leaf.text for leaf in leaves)!r}"
        assert at >= len(grower.key)
        leaves[at] = Leaf("NAME", f"n{at}")
    text, tokens = layout(leaves, grower.choices, depth)
    try:
        said = Builder(tokens).value(tree)[0]
    except Refused:
        return None
    return GrownLine(start, text, tokens, said, tree, len(grower.key))


def leaves_of(tree: Tree) -> Iterator[Leaf]:
    if isinstance(tree, Leaf):
        yield tree
    else:
        for child in tree.children:
            yield from leaves_of(child)


def misread(start: str, leaves: Sequence[Leaf]) -> int | None:
    """The first token that the parser takes for something else than was meant."""
    tokens = tokens_of(leaves, [" "] * len(leaves))[1]
    taken = RECORDING.take(start, tokens)
    return next((at for at, leaf in enumerate(leaves) if at >= len(taken) or taken[at] != leaf.terminal), None)


def layout(leaves: Sequence[Leaf], choices: Choices, depth: int) -> tuple[str, tuple[Token, ...]]:
    """The text of the line, with blanks between the tokens and, inside of brackets, line breaks."""
    gaps, open_ = [], 0
    for leaf in leaves:
        open_ += {"(": 1, "[": 1, ")": -1, "]": -1}.get(leaf.text, 0)
        gap = choices.among(BREAKS if open_ else BLANKS)
        gaps.append(gap + " " * (2 * depth + 6) if gap.endswith("\n") else gap)
    text, tokens = tokens_of(leaves, gaps)
    read = outline(SourceFile(FILE, text))
    if read.diagnostics or [line.tokens for line in read.lines] != [tokens]:
        text, tokens = tokens_of(leaves, [" "] * len(leaves))
    return text, tokens


def tokens_of(leaves: Sequence[Leaf], gaps: Sequence[str]) -> tuple[str, tuple[Token, ...]]:
    text, tokens = "", []
    for leaf, gap in zip(leaves, gaps, strict=True):
        kind = leaf.terminal
        if kind not in SAID:
            kind = "NAME" if leaf.text.isidentifier() else "SIGN"
        tokens.append(Token(kind, leaf.text, len(text)))
        text += leaf.text + gap
    return text.rstrip(), tuple(tokens)


class Builder:
    """What a tree says, built of it from the leaves up."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = iter(tokens)

    def value(self, tree: Tree) -> tuple[Value, Span]:
        """The value, and its place; that of a symbol with an underscore is the list of what it holds."""
        if isinstance(tree, Leaf):
            token = next(self.tokens)
            return token, Span(FILE, token.start, token.end)
        rule, made = tree.way.rule, [self.value(child) for child in tree.children]
        place = made[0][1].to(made[-1][1])
        held: list[Value] = []
        for child in rule.children:
            held += [None] * child.absent_before
            held += made[child.at][0] if child.splice else [made[child.at][0]]
        held += [None] * rule.absent_after
        if rule.transparent:
            return held[0], place
        return (held if rule.build is None else REDUCTIONS[rule.build](place, *held)), place
