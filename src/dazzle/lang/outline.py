"""Text to an outline of logical lines, whatever the text is.

One scan makes tokens; brackets and strings join lines; indentation makes the tree. Nothing here knows the language.
What is wrong is reported and put right as well as can be (a stray indentation snaps to the nearest block, a string or a
bracket that is never closed ends with its line), so that the rest of the file is read as it was meant.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct, field

from dazzle.diagnostics.diagnostic import Diagnostic
from dazzle.diagnostics.span import SourceFile, Span
from dazzle.lang.layout import blanks, first_words, in_first_column, of_one_sign, width
from dazzle.lang.mistakes import (
    inconsistent_indent,
    mixed_indentation,
    unclosed_bracket,
    unclosed_string,
    unexpected_character,
)

_SCAN = re.compile(
    r"""
    (?:[^\S\n]|\ufeff)*+
    (?: (?P<NAME>[^\W\d]\w*)
      | (?P<SIGN><->|->|<-|::|==|!=|<=|>=|[:,()\[\].?/+\-*%$|=<>])
      | (?P<newline>\n)
      | (?P<STRING>"[^"\\\n]*"|'[^'\\\n]*')
      | (?P<DURATION>[0-9]+(?:min|[hdwmy])(?!\w))
      | (?P<NUMBER>[0-9]+(?:\.[0-9]+)?)
      | (?P<comment>\#[^\n]*)
      | (?P<quote>["'])
      | (?P<other>.)
    )
    """,
    re.VERBOSE | re.DOTALL,
)

_REST_OF_STRING = {
    '"': re.compile(r'(?:[^"\\]|\\.)*+"', re.DOTALL),
    "'": re.compile(r"(?:[^'\\]|\\.)*+'", re.DOTALL),
}

# A line that starts like this, no deeper than the line whose bracket is still open, is a line of its own.
_FRESH_LINE = re.compile(
    r"([^\S\n]*)(?!(?:and|or|not|in|is)\b)[^\W\d]\w*(?:[ \t]*:|[ \t]+[^\W\d]|[ \t]+[\"'])", re.IGNORECASE
)

_CLOSES = {")": "(", "]": "["}
_BRACKETS = frozenset("()[]")


class Token(Struct, frozen=True, gc=False):
    """`kind` is NAME, NUMBER, DURATION, STRING or SIGN."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class Line(Struct, frozen=True, kw_only=True):
    """One logical line with the lines indented below it.

    `comments` are the comments above it, inside it and behind it, in order. A `faulty` line was already complained of.
    """

    tokens: tuple[Token, ...]
    children: tuple["Line", ...]
    comments: tuple[Token, ...]
    span: Span
    faulty: bool = False


class Outline(Struct, frozen=True, kw_only=True):
    """`comments` are those after the last line."""

    lines: tuple[Line, ...]
    comments: tuple[Token, ...]
    diagnostics: tuple[Diagnostic, ...]


def outline(source: SourceFile, start: int = 0, end: int | None = None) -> Outline:
    """The logical lines of a text, or of a part of it, and what is wrong with its layout; never raises."""
    return _Scanner(source, start, len(source.text) if end is None else end, line_start=start).outline()


class _FlatLine(NamedTuple):
    depth: int
    tokens: list[Token]
    comments: list[Token]
    faulty: bool


class _Scanner(Struct):
    source: SourceFile
    start: int
    end: int
    diagnostics: list[Diagnostic] = field(default_factory=list)
    flat: list[_FlatLine] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    comments: list[Token] = field(default_factory=list)
    brackets: list[Token] = field(default_factory=list)
    widths: list[int] = field(default_factory=list)
    depth: int = 0
    faulty: bool = False
    line_start: int = 0
    indent_sign: str = ""
    indented: Span | None = None
    mixed: Span | None = None
    closings: dict[str, int] = field(default_factory=dict)

    def outline(self) -> Outline:
        self.scan()
        if self.brackets:
            self.close_brackets(self.brackets[-1])
        self.end_line()
        self.check_layout()
        return Outline(
            lines=self.tree(),
            comments=tuple(self.comments),
            diagnostics=tuple(self.diagnostics),
        )

    def scan(self) -> None:
        position: int | None = self.start
        while position is not None:
            position = self.scan_from(position)

    def scan_from(self, position: int) -> int | None:
        """Take tokens up to one that is more than a pattern can tell; the position behind it, None at the end."""
        for found in _SCAN.finditer(self.source.text, position, self.end):
            kind, end = found.lastgroup or "", found.end()
            if kind == "newline":
                self.newline(end)
                continue
            word = found[kind]
            start = end - len(word)
            if kind == "comment":
                self.comments.append(Token(kind, word.rstrip(), start))
                continue
            if not self.tokens:
                self.indent(start)
            if kind == "quote":
                return self.string(start)
            if kind == "other" or (kind == "NAME" and not word.isascii() and not word.isidentifier()):
                return self.unexpected_character(start)
            token = Token(kind, word, start)
            self.tokens.append(token)
            if word in _BRACKETS:
                self.bracket(token)
        return None

    def bracket(self, token: Token) -> None:
        """Note what is open."""
        if token.text not in _CLOSES:
            self.brackets.append(token)
        elif self.brackets:
            opened = self.brackets.pop()
            if opened.text != _CLOSES[token.text]:
                self.spoil(unclosed_bracket.closed_by_another(self.span(opened), opened.text, self.span(token)))

    def string(self, start: int) -> int:
        """Take a string of several lines, or one with escapes.

        One that runs on into the next, several lines below, was never closed.
        """
        text = self.source.text
        end = self.closing(text[start], start)
        after = text[end : end + 1]
        if end < 0 or ("\n" in text[start:end] and (after.isalnum() or (after and after in "_\"'"))):
            return self.unclosed_string(start)
        self.tokens.append(Token("STRING", text[start:end], start))
        return end

    def closing(self, quote: str, start: int) -> int:
        """Where the string that starts here ends, or -1.

        Remembered, because every quote before that place is an escaped one: a string begun there ends there too.
        """
        known = self.closings.get(quote, 0)
        if known < 0 or start < known - 1:
            return known
        found = _REST_OF_STRING[quote].match(self.source.text, start + 1, self.end)
        self.closings[quote] = end = found.end() if found else -1
        return end

    def unclosed_string(self, start: int) -> int:
        """Take the rest of the line for the string, but for a colon that ends the line."""
        end = self.end_of_line(start)
        text = self.source.text[start:end].rstrip()
        opens_block = text.endswith(":") and len(text) > 2
        text = text.removesuffix(":") if opens_block else text
        whole = opens_block or [token.text for token in self.tokens[1:]] == [":"]
        self.spoil(unclosed_string.at(Span(self.source.path, start, start + len(text)), text, whole=whole))
        self.tokens.append(Token("STRING", text, start))
        return start + len(text)

    def unexpected_character(self, start: int) -> int:
        """Leave out a character that is no part of the language, or the whole macro that it begins."""
        text = self.source.text
        end = self.end_of_line(start) if text[start] == "@" else start + 1
        if not self.faulty:
            before = self.tokens[-1].text if self.tokens else ""
            self.spoil(unexpected_character.at(self.source, Span(self.source.path, start, end), before))
        return end

    def newline(self, position: int) -> None:
        """End the logical line, unless a bracket is open and the next line may well belong to it."""
        if self.brackets:
            fresh = _FRESH_LINE.match(self.source.text, position, self.end)
            if not fresh or width(fresh.group(1)) > self.widths[self.depth]:
                self.line_start = position
                return
            self.close_brackets(self.brackets[-1])
        self.end_line()
        self.line_start = position

    def close_brackets(self, opened: Token) -> None:
        inside = [token for token in self.tokens if token.start > opened.start]
        self.spoil(unclosed_bracket.at(self.span(opened), opened.text, inside))
        self.brackets.clear()

    def end_line(self) -> None:
        if self.tokens:
            self.flat.append(_FlatLine(self.depth, self.tokens, self.comments, self.faulty))
            self.tokens, self.comments = [], []
        self.faulty = False

    def indent(self, start: int) -> None:
        """Find the depth of the line that starts here."""
        blank = self.source.text[self.line_start : start].lstrip("\ufeff")
        self.check_signs(blank, start)
        far, widths = width(blank), self.widths
        if not widths:
            widths.append(far)
            if far:
                self.indented = self.indentation(start)
        elif far > widths[self.depth]:
            widths.append(far)
        elif far <= widths[0]:
            del widths[1:]
            widths[0] = far
        elif far != widths[self.depth]:
            self.dedent(far, start)
        self.depth = len(widths) - 1

    def dedent(self, far: int, start: int) -> None:
        """Go back to the block of this width, or to the nearest one if there is none."""
        widths = self.widths
        below = 0
        while widths[-1] > far:
            below = widths.pop()
        if widths[-1] == far:
            return
        less, more = ((each, blanks(each, self.indent_sign)) for each in (widths[-1], below))
        self.report(inconsistent_indent.between(self.indentation(start), far, less, more))
        if below - far < far - widths[-1]:
            widths.append(below)

    def check_signs(self, blank: str, start: int) -> None:
        """The first indented line decides between spaces and tabs."""
        if not blank or self.mixed:
            return
        sign = self.indent_sign or blank[0]
        self.indent_sign = sign
        if sign in " \t" and (" " if sign == "\t" else "\t") in blank:
            self.mixed = self.indentation(start)

    def check_layout(self) -> None:
        """Report what concerns all lines; the fix of one line alone would tear the file apart."""
        if self.indented is None and self.mixed is None:
            return
        tokens = (token for line in self.flat for token in (*line.comments, line.tokens[0]))
        starts = first_words(self.source, (*tokens, *self.comments))
        if self.indented is not None:
            self.report(inconsistent_indent.first_line(self.indented, in_first_column(self.source, starts)))
        if self.mixed is not None:
            fixes = of_one_sign(self.source, starts, self.indent_sign)
            self.report(mixed_indentation.at(self.mixed, self.indent_sign, fixes))

    def indentation(self, start: int) -> Span:
        return Span(self.source.path, self.line_start, start)

    def end_of_line(self, start: int) -> int:
        end = self.source.text.find("\n", start, self.end)
        return self.end if end < 0 else end

    def span(self, token: Token) -> Span:
        return Span(self.source.path, token.start, token.end)

    def report(self, diagnostic: Diagnostic) -> None:
        self.diagnostics.append(diagnostic)

    def spoil(self, diagnostic: Diagnostic) -> None:
        """Report what makes the line's tokens unreliable."""
        self.report(diagnostic)
        self.faulty = True

    def tree(self) -> tuple[Line, ...]:
        """The flat lines as a tree, made from the last line to the first so that it nests without recursion."""
        waiting: list[list[Line]] = [[]]
        for flat in reversed(self.flat):
            while len(waiting) < flat.depth + 2:
                waiting.append([])
            children = tuple(reversed(waiting[flat.depth + 1]))
            waiting[flat.depth + 1 :] = [[]]
            waiting[flat.depth].append(self.line(flat, children))
        return tuple(reversed(waiting[0]))

    def line(self, flat: _FlatLine, children: tuple[Line, ...]) -> Line:
        first, last = flat.tokens[0], flat.tokens[-1]
        return Line(
            tokens=tuple(flat.tokens),
            children=children,
            comments=tuple(flat.comments),
            span=Span(self.source.path, first.start, last.end),
            faulty=flat.faulty,
        )


def walk(lines: tuple[Line, ...]) -> Iterator[Line]:
    """Every line, in the order of the text, at any depth."""
    waiting = list(reversed(lines))
    while waiting:
        line = waiting.pop()
        yield line
        waiting.extend(reversed(line.children))
