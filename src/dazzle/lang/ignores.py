"""Comments to the compiler: `# dazzle: ignore[huge-str] it is a body of a letter`."""

import re
from collections.abc import Iterator

from msgspec import Struct

from dazzle.diagnostics.span import SourceFile, Span
from dazzle.lang.ast import Name
from dazzle.lang.outline import Line, Outline, Token, outline, walk

_TO_US = re.compile(r"#\s*dazzle\s*:")
_IGNORE = re.compile(r"#\s*dazzle\s*:\s*ignore\s*\[(?P<rules>[^\]]*)\]")
_RULE = re.compile(r"[^\s,]+")


class Ignore(Struct, frozen=True):
    """`rules` are not to be told of what begins in `covers`, the line that the comment stands behind or above.

    `span` is the comment. Without a rule it says nothing that is understood; without a line nothing follows it.
    """

    span: Span
    rules: tuple[Name, ...]
    covers: Span | None


def ignores(source: SourceFile) -> tuple[Ignore, ...]:
    """The comments of a text that are for the compiler, in the order of the text.

    They are no part of what is remembered of a text: a text with such a comment is outlined for them once more.
    """
    if _TO_US.search(source.text) is None:
        return ()
    outlined = outline(source)
    found = [
        _ignore(comment, line, source)
        for line, comment in _comments(outlined)
        if _TO_US.match(comment.text) is not None
    ]
    return tuple(sorted(found, key=lambda ignore: ignore.span.start))


def _comments(outlined: Outline) -> Iterator[tuple[Line | None, Token]]:
    """Every comment, with the line that it belongs to."""
    for line in walk(outlined.lines):
        yield from ((line, comment) for comment in line.comments)
    yield from ((None, comment) for comment in outlined.comments)


def _ignore(comment: Token, line: Line | None, source: SourceFile) -> Ignore:
    said = _IGNORE.match(comment.text)
    names = _RULE.finditer(comment.text, said.start("rules"), said.end("rules")) if said is not None else ()
    return Ignore(
        span=Span(source.path, comment.start, comment.end),
        rules=tuple(
            Name(span=Span(source.path, comment.start + name.start(), comment.start + name.end()), text=name.group())
            for name in names
        ),
        covers=line.span if line is not None else None,
    )
