"""The one layout of a text: where lines stand, which are empty, and what stands before every token and comment.

Works on the outline: a text whose lines can be told apart is laid out, whether every line means something or not.
"""

from bisect import bisect
from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct, field

from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.span import SourceFile
from dazzle.lang.format.brackets import STEP, WIDTH, Piece, broken, has_last_comma
from dazzle.lang.format.spacing import blanks
from dazzle.lang.layout import TAB_WIDTH
from dazzle.lang.outline import Line, Token, outline


class Edit(NamedTuple):
    """Characters `start` to `end` (exclusive) of the old text become `text`."""

    start: int
    end: int
    text: str


class Formatted(Struct, frozen=True, kw_only=True):
    """The text in the one layout, and the edits that make it, in the order of the text.

    A text whose lines cannot be told apart is `refused`: it stays as it is, and the diagnostics say why.
    """

    text: str
    edits: tuple[Edit, ...]
    diagnostics: tuple[Diagnostic, ...]
    refused: bool


def format_source(source: SourceFile) -> Formatted:
    """The text as it is to be laid out; never raises.

    Only blanks, line ends and a byte order mark are put in, changed or taken out: every token and every comment stays,
    in its order. The one exception are line ends inside a string, which mean the same either way.
    """
    outlined = outline(source)
    refused = any(diagnostic.severity is Severity.ERROR for diagnostic in outlined.diagnostics)
    if refused:
        return Formatted(text=source.text, edits=(), diagnostics=outlined.diagnostics, refused=True)
    page = _Page(source.text)
    page.lay_out(outlined.lines, outlined.comments)
    return Formatted(
        text="".join(page.written), edits=tuple(page.edits), diagnostics=outlined.diagnostics, refused=False
    )


class _Level(NamedTuple):
    """A block that is open: how far its lines were indented, and are to be."""

    width: int
    indent: str


class _Page(Struct):
    """Writes the new text, and keeps account of where it differs from the old one.

    `at` is where the old text was taken over to. `levels` are the blocks around the line that was written last.
    """

    text: str
    written: list[str] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    at: int = 0
    levels: list[_Level] = field(default_factory=list)

    def lay_out(self, lines: Sequence[Line], last_comments: Sequence[Token]) -> None:
        waiting = [(line, 0, "") for line in reversed(lines)]
        before: Line | None = None  # the one above, of the outermost block
        while waiting:
            line, depth, indent = waiting.pop()
            own_paragraph = depth == 0 and before is not None and bool(before.children or line.children)
            self.line(line, depth, indent, own_paragraph=own_paragraph)
            if depth == 0:
                before = line
            below = _below(line, indent)
            waiting.extend((child, depth + 1, below) for child in reversed(line.children))
        self.comments(last_comments, 0, own_paragraph=False)
        self.replace(len(self.text), "\n" if self.written else "")

    def line(self, line: Line, depth: int, indent: str, *, own_paragraph: bool) -> None:
        first = line.tokens[0]
        above = [comment for comment in line.comments if comment.start < first.start]
        opens_block = depth == len(self.levels)
        if opens_block:
            self.levels.append(_Level(self.width(first.start), indent))
        own_paragraph = self.comments(above, depth, own_paragraph=own_paragraph, opens_block=opens_block)
        del self.levels[depth + 1 :]
        self.put(self.line_end(first, own_paragraph=own_paragraph, joined=opens_block and not above) + indent, first)
        self.rest(line, line.comments[len(above) :], indent)

    def rest(self, line: Line, comments: Sequence[Token], indent: str) -> None:
        """The tokens of a line behind its first, and the comments behind and between them."""
        tokens = line.tokens
        gaps = blanks(tokens)
        end = tokens[-1].start
        between: dict[int, list[Token]] = {}
        for comment in comments:
            if comment.start < end:
                between.setdefault(bisect(tokens, comment.start, key=_start), []).append(comment)
        pieces: Sequence[Piece] = list(zip(gaps, tokens, strict=True))
        flat = "".join(gap + token.text for gap, token in pieces)
        if between or "\n" in flat or len(indent) + len(flat) > WIDTH or has_last_comma(flat, tokens):
            pieces = broken(tokens, gaps, between, indent, self.text)
        for gap, token in pieces[1:]:
            self.put(gap, token)
        for comment in comments:
            if comment.start > end:
                self.put(STEP, comment)

    def comments(
        self, comments: Sequence[Token], depth: int, *, own_paragraph: bool, opens_block: bool = False
    ) -> bool:
        """Comments on lines of their own, above a line of that depth; whether its paragraph is still to begin.

        One that is indented like a block that ends here stays with that block.
        """
        deepest = len(self.levels) - 1
        for comment in comments:
            width = self.width(comment.start)
            while deepest > depth and self.levels[deepest].width > width:
                deepest -= 1
            begins = own_paragraph and deepest <= 0
            indent = self.levels[deepest].indent if self.levels else ""
            self.put(self.line_end(comment, own_paragraph=begins, joined=opens_block) + indent, comment)
            own_paragraph = own_paragraph and not begins
            opens_block = False
        return own_paragraph

    def line_end(self, token: Token, *, own_paragraph: bool, joined: bool) -> str:
        """What ends the line before, and an empty one where there was one or a declaration begins."""
        if not self.written:
            return ""
        if joined or not (own_paragraph or self.text.count("\n", self.at, token.start) > 1):
            return "\n"
        return "\n\n"

    def put(self, gap: str, token: Token) -> None:
        """A token or comment, and what stands before it."""
        self.replace(token.start, gap)
        text = token.text
        if "\r" in text and token.kind == "STRING":
            text = text.replace("\r\n", "\n")
        if text != token.text:
            self.edits.append(Edit(token.start, token.end, text))
        self.written.append(text)
        self.at = token.end

    def replace(self, end: int, gap: str) -> None:
        """What stands up to `end` of the old text becomes `gap`."""
        if self.text[self.at : end] != gap:
            self.edits.append(Edit(self.at, end, gap))
        self.written.append(gap)
        self.at = end

    def width(self, start: int) -> int:
        """How far the line is indented on which a token is the first."""
        blank = self.text[self.text.rfind("\n", 0, start) + 1 : start]
        return sum(TAB_WIDTH if sign == "\t" else sign == " " for sign in blank)


def _start(token: Token) -> int:
    return token.start


def _below(line: Line, indent: str) -> str:
    """The indentation of the lines below a line.

    Below `- step check:` they are indented from the word, below `- label: "Late"` they are level with it.
    """
    opens_block = line.tokens[0].text == "-" and line.tokens[-1].text == ":"
    return indent + STEP * 2 if opens_block else indent + STEP
