"""A line that is broken inside its brackets: because it is long, or its author asked for it, or a comment stands there.

A bracket that is broken has its opening sign at the end of a line, an item on each of the next, and its closing sign on
a line of its own. Its items end with commas; where there are none, each begins with `and` or `or`.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct, field

from dazzle.lang.outline import Token

WIDTH = 120
STEP = "  "
_DEEPEST = 100  # brackets inside brackets that are indented; the parser reads none that are deeper
_CLOSES = {")": "(", "]": "["}
_JOINS = frozenset({"and", "or"})

Piece = tuple[str, Token]  # what stands before a token or a comment, and it


class _Bracket(Struct):
    """Two signs, and the tokens inside before which the line may be broken."""

    opened: int
    closed: int = -1
    commas: list[int] = field(default_factory=list)
    joins: list[int] = field(default_factory=list)
    forced: bool = False

    @property
    def breaks(self) -> list[int]:
        return self.commas or self.joins


def has_last_comma(line: str, tokens: Sequence[Token]) -> bool:
    """Whether a list ends with a comma, by which its author asks for one item on a line."""
    if ",]" not in line and ",)" not in line:
        return False
    return any(one.text == "," and next_one.text in _CLOSES for one, next_one in pairwise(tokens))


def broken(
    tokens: Sequence[Token], gaps: Sequence[str], comments: Mapping[int, Sequence[Token]], indent: str, text: str
) -> list[Piece]:
    """The tokens of a line and the comments between them, in order, each with what stands before it.

    `gaps` are the blanks before each token if nothing is broken, `comments` stand before the token of that number, and
    `text` is the source they come from.
    """
    return _Writer(tokens, gaps, comments, indent, text).pieces()


class _Writer:
    def __init__(
        self,
        tokens: Sequence[Token],
        gaps: Sequence[str],
        comments: Mapping[int, Sequence[Token]],
        indent: str,
        text: str,
    ) -> None:
        self.tokens = tokens
        self.gaps = gaps
        self.comments = comments
        self.indent = indent
        self.text = text
        self.brackets = _brackets(tokens, gaps, comments)
        self.open: list[_Bracket] = []  # those that are broken, from the outermost
        self.breaks: set[int] = set()
        self.column = len(indent)

    def pieces(self) -> list[Piece]:
        found: list[Piece] = []
        for at, token in enumerate(self.tokens):
            found.extend(self.commented(at))
            gap = self.before(at)
            found.append((gap, token))
            self.column = _column(self.column, gap + token.text)
            bracket = self.brackets.get(at)
            if bracket is not None and (bracket.forced or (bracket.breaks and not self.fits(bracket))):
                self.open.append(bracket)
                self.breaks.update((at + 1, *bracket.breaks, bracket.closed))
            elif self.open and self.open[-1].closed == at:
                self.open.pop()
        return found

    def commented(self, at: int) -> list[Piece]:
        """The comments before a token: the first may stand behind the token before it, others have their own lines."""
        found: list[Piece] = []
        end = self.tokens[at - 1].end
        for comment in self.comments.get(at, ()):
            if "\n" in self.text[end : comment.start]:
                found.append((self.line_end(at, end, comment.start) + self.item_indent(), comment))
            else:
                found.append((STEP, comment))
            end = comment.end
        return found

    def before(self, at: int) -> str:
        """What stands before a token."""
        comments = self.comments.get(at)
        if not comments and at not in self.breaks:
            return self.gaps[at]
        end = comments[-1].end if comments else self.tokens[at - 1].end
        if self.open and self.open[-1].closed == at:
            return "\n" + self.item_indent(-1)
        return self.line_end(at, end, self.tokens[at].start) + self.item_indent()

    def line_end(self, at: int, end: int, start: int) -> str:
        """One line's end, or two where the author left a line empty between two items."""
        first = bool(self.open) and self.open[-1].opened == at - 1 and end == self.tokens[at - 1].end
        return "\n" if first or self.text.count("\n", end, start) < 2 else "\n\n"

    def item_indent(self, more: int = 0) -> str:
        return self.indent + STEP * min(len(self.open) + more, _DEEPEST)

    def fits(self, bracket: _Bracket) -> bool:
        """Whether a bracket may stay on its line, with what follows up to where the line may be broken next."""
        column = self.column
        for at in range(bracket.opened + 1, len(self.tokens)):
            if at in self.breaks:
                return True
            text = self.gaps[at] + self.tokens[at].text
            if column + len(text.partition("\n")[0]) > WIDTH:
                return False
            column = _column(column, text)
            later = self.brackets.get(at)
            if at > bracket.closed and later is not None and later.breaks:
                return True
        return True


def _brackets(
    tokens: Sequence[Token], gaps: Sequence[str], comments: Mapping[int, Sequence[Token]]
) -> dict[int, _Bracket]:
    """The pairs of brackets, by the place of the opening sign. A sign without another is none."""
    found: dict[int, _Bracket] = {}
    waiting: list[_Bracket] = []
    for at, token in enumerate(tokens):
        if waiting and at in comments:
            waiting[-1].forced = True
        if token.text in _CLOSES.values() and token.kind == "SIGN":
            waiting.append(_Bracket(at))
        elif token.text in _CLOSES and token.kind == "SIGN" and waiting:
            bracket = waiting.pop()
            bracket.closed = at
            if tokens[at - 1].text == ",":
                bracket.forced = True
                bracket.commas.pop()
            if waiting and bracket.forced:
                waiting[-1].forced = True
            found[bracket.opened] = bracket
        elif waiting and token.text == "," and token.kind == "SIGN":
            waiting[-1].commas.append(at + 1)
        elif waiting and token.kind == "NAME" and token.text.lower() in _JOINS and gaps[at]:
            waiting[-1].joins.append(at)
    return found


def _column(column: int, text: str) -> int:
    """The column behind a text that begins in another."""
    start = text.rfind("\n")
    return column + len(text) if start < 0 else len(text) - start - 1
