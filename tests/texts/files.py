"""Declarations and whole files of the language, made up: their text, and the AST that it must be read as.

Which lines may stand in a block, and what becomes of them, the constructs' own tables say: a construct that is added
is made up as well, without a word here.
"""

from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from hypothesis import strategies as st

from dazzle.diagnostics.span import SourceFile, Span
from dazzle.lang import ast
from dazzle.lang.constructs import CONSTRUCTS
from dazzle.lang.constructs import FILE as FILE_BODY
from dazzle.lang.constructs.construct import QUOTED, Body, Construct, LineRule, Part
from dazzle.lang.constructs.finish import Opening
from dazzle.lang.constructs.header import ModuleLine
from dazzle.lang.lines import Failure, Value
from dazzle.lang.parser import line_parser
from texts.choices import Choices, Drawn
from texts.derivation import FILE, Grower, GrownLine, grow

MOST = 4  # lines of a block beside those that it needs
DEEPEST = 6
OTHER = ""
NAMELESS = ast.Name(span=Span(FILE, 0, 0), text="grown")


class Grown(NamedTuple):
    """A line with those below it: the text, and the item that its block is given."""

    lines: tuple[str, ...]
    item: Value
    said: tuple[GrownLine, ...]

    @property
    def text(self) -> str:
        return "".join(f"{line}\n" for line in self.lines)


def grown(choices: Choices, word: str, rule: LineRule, depth: int = 0, around: Body | None = None) -> Grown:
    """A line that begins with a word, or any line of the rule if that is empty, and what may stand below it."""
    line = opening(choices, word, rule, depth, around)
    if rule.otherwise is not None and choices.among((False, True)):
        other = opening(choices, word, rule.otherwise, depth, around)
        if isinstance(line_parser().parse(rule.start, other.tokens, FILE), Failure):  # else it is read as the first
            line, rule = other, rule.otherwise
    below = list(block(choices, rule, line.said, depth + 1)) if rule.below is not None else []
    indent = "  " * depth
    return Grown(
        (indent + line.text, *(text for each in below for text in each.lines)),
        rule.finish(line.said, [each.item for each in below if each.item is not None]),
        (line, *(said for each in below for said in each.said)),
    )


def opening(choices: Choices, word: str, rule: LineRule, depth: int, around: Body | None) -> GrownLine:
    """The first line of a rule; one of free form begins as no other line of its block does."""
    key = word.split(" ") if word not in {OTHER, QUOTED} else ()
    avoids = taken(around) if around is not None and word == OTHER else nothing
    while True:
        line = grow(rule.start, Grower(choices, key, avoids=avoids, types=not rule.yields), depth)
        if word != OTHER or around is None or around.rule(line.tokens) is None:
            return line


def nothing(word: str) -> bool:
    del word
    return False


def taken(body: Body) -> Callable[[str], bool]:
    """Tells of a word whether a line that begins with it is no line of free form in a block."""
    words = {key.split(" ")[0] for key in body.lines if key != QUOTED}
    other = words | body.elsewhere.keys()

    def takes(word: str) -> bool:
        return word in other or bool(body.wary and get_close_matches(word, words, n=1, cutoff=0.8))

    return takes


def block(choices: Choices, rule: LineRule, said: Value, depth: int) -> Iterator[Grown]:
    body = rule.below
    assert body is not None
    rules = {**body.lines, **({OTHER: body.other} if body.other is not None else {})}
    words = [
        *body.needs,
        *([choices.among(body.needs_one)] if body.needs_one else []),
        *choices.some(tuple(rules), MOST if depth < DEEPEST else 0),
    ]
    if rule.needs_below and not words:
        words.append(choices.among(tuple(rules)))
    slots = said.slots if isinstance(said, Opening) else {}
    seen = {f"{slot}:" for slot, value in slots.items() if value is not None}
    for word in words:
        if body.aliases.get(word, word) in seen:
            continue
        made = grown(choices, word, rules[word], depth, body)
        once = {body.aliases.get(word, word)} & body.once
        if word and isinstance(made.item, Part) and not made.item.many:
            once.add(f"{made.item.key}:")
        if not once & seen:
            yield made
        seen |= once


class GrownFile(NamedTuple):
    """A whole file: its text, and the module that it is."""

    text: str
    module: ast.Module
    parts: tuple[Grown, ...]


def file(choices: Choices, constructs: Sequence[Construct]) -> GrownFile:
    """A file of these constructs, in this order."""
    parts = tuple(grown(choices, construct.word, construct.line) for construct in constructs)
    text = "\n".join(part.text for part in parts)
    items = [part.item for part in parts]
    return GrownFile(
        text,
        ast.Module(
            span=Span(FILE, 0, len(text)),
            source=SourceFile(FILE, text),
            name=next((item.name for item in items if isinstance(item, ModuleLine)), NAMELESS),
            uses=tuple(item for item in items if isinstance(item, ast.Use)),
            app=next((item for item in items if isinstance(item, ast.App)), None),
            declarations=tuple(item for item in items if isinstance(item, ast.Declaration)),
        ),
        parts,
    )


@st.composite
def files(draw: st.DrawFn, constructs: Sequence[Construct] = CONSTRUCTS, most: int = 4) -> GrownFile:
    """Files of any constructs, each of the header's lines at most once."""
    chosen = draw(st.lists(st.sampled_from(constructs), min_size=1, max_size=most))
    once = [each for at, each in enumerate(chosen) if each.word not in FILE_BODY.once or each not in chosen[:at]]
    return file(Drawn(draw), once)
