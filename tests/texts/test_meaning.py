"""Nothing that is written vanishes: every name, text and number is in the AST, and every attribute can be filled.

This is what makes test_files.py worth its while: the ASTs that are made up there hold all that an AST can hold, and an
AST that forgot what it was made of would not be found out by being read back equal.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from types import NoneType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dazzle.diagnostics.span import SourceFile
from dazzle.lang import ast
from dazzle.lang.ast.declarations import DECLARATIONS
from dazzle.lang.constructs import CONSTRUCTS
from dazzle.lang.constructs.construct import Construct
from dazzle.lang.outline import outline, walk
from dazzle.lang.parser import parse
from dazzle.lang.walk import nodes
from effort import examples
from texts.choices import Even
from texts.derivation import FILE, SAID, leaves_of
from texts.files import GrownFile, file, files

MOST = 1000  # files that are made up for a class, until everything was seen
EXPRESSIONS = frozenset(get_args(ast.Expression))
# An archetype has fewer items than its type says, a projection no title, and what a value is `in` are no conditions.
EMPTY = {(ast.Archetype, "items"), (ast.Projection, "title"), (ast.In, "options")}


def speaks(node: ast.Node) -> bool:
    """Whether a node holds words of the text itself, and not in the nodes that it is made of."""
    return isinstance(node, ast.Delay | ast.EnumValue) or len(list(nodes(node))) == 1


def lost(made: GrownFile) -> Iterator[str]:
    """The names, texts and numbers of a file that stand in no leaf of its AST."""
    source = SourceFile(FILE, made.text)
    leaves = [node.span for node in nodes(parse(source).module) if speaks(node)]
    lines = [line for part in made.parts for line in part.said]
    for line, read in zip(lines, walk(outline(source).lines), strict=True):
        for at, (leaf, token) in enumerate(zip(leaves_of(line.tree), read.tokens, strict=True)):
            told = any(span.start <= token.start and token.end <= span.end for span in leaves)
            if leaf.terminal in SAID and at >= line.key and not told:
                yield f"`{token.text}` of `{line.text}`"


@settings(max_examples=examples(30))
@given(files())
def test_what_is_written_is_in_the_ast(made: GrownFile) -> None:
    assert not list(lost(made))


OTHERS = {"NAME": ("zz1", "zz2"), "STRING": ("'zz1'", "'zz2'"), "NUMBER": ("31", "32"), "DURATION": ("31d", "32d")}


@settings(max_examples=examples(60))
@given(files(), st.data())
def test_another_name_text_or_number_is_another_ast(made: GrownFile, data: st.DataObject) -> None:
    source = SourceFile(FILE, made.text)
    lines = [line for part in made.parts for line in part.said]
    said = [
        (leaf.terminal, token)
        for line, read in zip(lines, walk(outline(source).lines), strict=True)
        for at, (leaf, token) in enumerate(zip(leaves_of(line.tree), read.tokens, strict=True))
        if leaf.terminal in SAID and at >= line.key
    ]
    if not said:
        return
    kind, token = data.draw(st.sampled_from(said))
    texts = [made.text[: token.start] + other + made.text[token.end :] for other in OTHERS[kind]]
    one, other = (parse(SourceFile(FILE, text)) for text in texts)
    assert one.module != other.module or one.diagnostics


class Seen:
    """What stands in the attributes of all classes in many files, by type; truths by themselves."""

    def __init__(self) -> None:
        self.choices = Even(0)
        self.found: dict[tuple[type, str], set[object]] = {}

    def look_further(self, kind: type[ast.Node]) -> None:
        """Make up what a node of the class may stand in."""
        for node in nodes(file(self.choices, makers(kind)).module):
            for name in node.__struct_fields__:
                self.found.setdefault((type(node), name), set()).update(kinds(getattr(node, name)))


SEEN = Seen()


def kinds(value: object) -> set[object]:
    if isinstance(value, tuple):
        return {tuple, *(kind for item in value for kind in kinds(item))} if value else set()
    return {value if isinstance(value, bool) else type(value)}


def wanted(hint: Any) -> set[object]:
    """What a type may hold, as `kinds` tells it; that something may be left out needs no proof."""
    if get_origin(hint) is Annotated:
        return wanted(hint.__origin__)
    if hint is bool:
        return {True, False}
    inner = {kind for part in get_args(hint) if part not in {..., NoneType} for kind in wanted(part)}
    return {tuple, *inner} if get_origin(hint) is tuple else inner or {hint}


@cache
def reached(start: type) -> frozenset[type[ast.Node]]:
    """The classes that nodes of a class are made of, itself included."""
    found: set[type[ast.Node]] = set()
    waiting: list[type[ast.Node]] = [start]
    while waiting:
        kind = waiting.pop()
        if kind not in found:
            found.add(kind)
            for hint in get_type_hints(kind, include_extras=True).values():
                waiting += [part for part in wanted(hint) if isinstance(part, type) and issubclass(part, ast.Node)]
    return frozenset(found - {ast.Broken})


@cache
def made() -> Sequence[type]:
    """The class that each construct makes."""
    return [type(file(Even(0), [construct]).parts[0].item) for construct in CONSTRUCTS]


@cache
def makers(kind: type[ast.Node]) -> Sequence[Construct]:
    """The constructs that may make a node of the class."""
    return [
        construct
        for construct, start in zip(CONSTRUCTS, made(), strict=True)
        if issubclass(start, ast.Node) and kind in reached(start)
    ]


KINDS = sorted(
    {kind for start in (*DECLARATIONS, ast.App, ast.Use) for kind in reached(start)}, key=lambda kind: kind.__name__
)


def missing(kind: type[ast.Node]) -> dict[str, set[object]]:
    """What was not seen yet in the attributes of a class."""
    found = {}
    for name, hint in get_type_hints(kind, include_extras=True).items():
        if name in {*kind.APART, "lost"} or name not in kind.__struct_fields__ or (kind, name) in EMPTY:
            continue
        never = wanted(hint) - SEEN.found.get((kind, name), set()) - {ast.Broken}
        if never < EXPRESSIONS < wanted(hint) | {object}:
            never -= EXPRESSIONS  # any of them will do
        if never:
            found[name] = never
    return found


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_attribute_can_be_filled_with_all_that_it_may_hold(kind: type[ast.Node]) -> None:
    tried = 0
    while missing(kind) and tried < MOST:
        SEEN.look_further(kind)
        tried += 1
    assert not missing(kind)
