"""The blanks between the tokens of a line.

A gap holds one blank or nothing. Most gaps are settled by the two tokens beside them. Where both are right and differ
to a reader (`bottom-right` and `a - b`, `services/ais` and `paid / total`, `icon=anchor` and `tenant = owner`), what
the author wrote decides: tokens that touch go on touching. Nothing here knows a construct; the few words below are
those that read as an operator would.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from dazzle.lang.outline import Token

Sides = tuple[str | None, str | None]  # what a sign wants before and behind it; None is for the author to say

TOUCHING: Sides = ("", "")
APART: Sides = (" ", " ")
AS_WRITTEN: Sides = (None, None)

# Behind these words an operand is still to come, and a bracket is no list of arguments.
_OPERATORS = frozenset({"and", "or", "not", "if", "elif", "else", "where", "when", "unless"})
_BEFORE_OPERAND = _OPERATORS | {"in", "is"}
_BEFORE_ROUND = _OPERATORS | {"computed", "unique", "index"}
_BEFORE_SQUARE = _BEFORE_OPERAND | {"poly_ref"}
# `int required = 3` is a default; any other word before `=` may as well be a setting.
_MODIFIERS = frozenset(
    {"required", "optional", "pk", "unique", "indexed", "searchable", "sensitive", "auto_add", "auto_update"}
)
_STEPS = frozenset({".", "->"})
_MOMENTS = frozenset({"today", "now"})


def blanks(tokens: Sequence[Token]) -> list[str]:
    """What stands before each token of a line that is written as one, "" before the first."""
    if tokens[0].text == "-" and (len(tokens) < 3 or tokens[2].text != ":"):
        return _as_prose(tokens)
    return _Line(tokens).blanks()


def _as_prose(tokens: Sequence[Token]) -> list[str]:
    """A list item that is no `key: value` may be a sentence: only its commas and brackets are put right."""
    gaps = ["", " "][: len(tokens)]
    for before, token in pairwise(tokens[1:]):
        if token.text in _CLOSING or before.text in _OPENING:
            gaps.append("")
        else:
            gaps.append(" " if before.text == "," or before.end != token.start else "")
    return gaps


class _Line:
    """Goes through a line once, from the left.

    `key` is the place of the first colon outside brackets, `opened` are the brackets that are open, `words` the colons
    inside a name, `ends` the signs that end an operand though they are mostly operators (`*`, `80%`).
    """

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.key = -1
        self.opened: list[int] = []
        self.words: set[int] = set()
        self.ends: set[int] = set()

    def blanks(self) -> list[str]:
        gaps = [""]
        tokens = self.tokens
        before = tokens[0]
        behind = self.sides(0)[1] if before.kind == "SIGN" else None
        for at in range(1, len(tokens)):
            token = tokens[at]
            if token.kind != "SIGN":
                if behind is None:
                    touching = before.kind in {"SIGN", "NUMBER"} and before.end == token.start
                    gaps.append("" if touching else " ")
                else:
                    gaps.append(behind)
                behind = None
            else:
                left, right = self.sides(at)
                gaps.append(self.gap(before, token, behind, left))
                behind = right
            before = token
        return gaps

    def sides(self, at: int) -> Sides:
        return _RULES.get(self.tokens[at].text, _Line.written)(self, at)

    def gap(self, before: Token, token: Token, behind: str | None, left: str | None) -> str:
        if token.text in _CLOSING and left is not None:
            return left
        if before.text in _OPENING:
            return ""
        if " " in (behind, left):
            return " "
        if "" in (behind, left):
            return ""
        return "" if before.end == token.start else " "

    def touches(self, at: int) -> bool:
        """Whether the token touches the one before it."""
        return 0 < at < len(self.tokens) and self.tokens[at - 1].end == self.tokens[at].start

    def between(self, at: int) -> bool:
        """Whether a sign touches both its neighbours, and these are operands or their brackets."""
        left = self.kind(at - 1) != "SIGN" or self.text(at - 1) in {")", "]"}
        right = self.kind(at + 1) != "SIGN" or self.text(at + 1) == "("
        return left and right and self.touches(at) and self.touches(at + 1)

    def kind(self, at: int) -> str:
        return self.tokens[at].kind if 0 <= at < len(self.tokens) else ""

    def text(self, at: int) -> str:
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def word(self, at: int) -> str:
        """The word in lower case; "" for what is none, and for a part of a path, which is no operator."""
        return self.text(at).lower() if self.kind(at) == "NAME" and self.text(at - 1) not in _STEPS else ""

    def ends_operand(self, at: int) -> bool:
        kind, text = self.kind(at), self.text(at)
        if kind == "NAME":
            return self.word(at) not in _BEFORE_OPERAND
        return kind not in {"SIGN", ""} or text in {")", "]", "?"} or at in self.ends

    def starts_operand(self, at: int) -> bool:
        kind, text = self.kind(at), self.text(at)
        if kind == "NAME":
            return self.word(at) not in _BEFORE_OPERAND
        return kind not in {"SIGN", ""} or text in {"(", "-", "$"}

    def comma(self, _at: int) -> Sides:
        return "", " "

    def colon(self, at: int) -> Sides:
        if self.text(at - 1) == ":":
            return ("" if self.touches(at) else " "), None
        first = self.key < 0 and not self.opened
        if first:
            self.key = at
        elif self.between(at) and self.in_name(at):
            self.words.add(at)
            return TOUCHING
        return "", None if self.text(at + 1) == ":" else " "

    def in_name(self, at: int) -> bool:
        """Whether a colon that touches its neighbours is part of a name: `services/ais:positions`, `currency:EUR`."""
        if self.kind(at - 1) != "NAME" or self.kind(at + 1) not in {"NAME", "NUMBER"}:
            return False
        start = at - 1
        while self.touches(start) and (self.kind(start - 1) == "NAME" or self.text(start - 1) in {"/", ".", "-"}):
            start -= 1
            if self.text(start) in {"/", "."}:
                return True
        return self.text(start - 1) == ":"

    def open_round(self, at: int) -> Sides:
        """Arguments touch the word before them; a remark may not: `sync_to: Berth.dues (trigger: on_demand)`."""
        self.opened.append(at)
        word = self.word(at - 1)
        remark = self.kind(at + 1) == "NAME" and self.text(at + 2) == ":"
        if self.kind(at - 1) != "NAME" or word == "in" or remark:
            return None, ""
        return (" " if word in _BEFORE_ROUND else ""), ""

    def open_square(self, at: int) -> Sides:
        self.opened.append(at)
        if self.kind(at - 1) == "NAME":
            return (" " if self.word(at - 1) in _BEFORE_SQUARE else ""), ""
        return ("" if self.text(at - 1) in {")", "]"} else None), ""

    def close(self, at: int) -> Sides:
        if self.opened:
            self.opened.pop()
        return "", None if self.kind(at + 1) == "SIGN" else " "

    def dot(self, at: int) -> Sides:
        left = "" if self.kind(at - 1) == "NAME" or self.text(at - 1) in {")", "]"} else None
        return left, "" if self.kind(at + 1) == "NAME" else None

    def question(self, at: int) -> Sides:
        left = "" if self.ends_operand(at - 1) else None
        return left, None if self.kind(at + 1) == "SIGN" else " "

    def comparison(self, _at: int) -> Sides:
        return APART

    def written(self, _at: int) -> Sides:
        return AS_WRITTEN

    def cast(self, _at: int) -> Sides:
        return TOUCHING

    def either(self, at: int) -> Sides:
        return TOUCHING if self.between(at) else APART

    def arrow(self, at: int) -> Sides:
        """`draft -> sent` is a step; behind a colon `self->owner` may be a path."""
        return TOUCHING if self.between(at) and (self.key >= 0 or self.opened) else APART

    def equals(self, at: int) -> Sides:
        """A default and a comparison stand apart, a setting does not; a word and a value may be either."""
        plain = self.kind(at - 1) not in {"", "SIGN"} and self.kind(at + 1) not in {"", "SIGN"}
        if self.text(0) == "semantic" and self.key == 1:
            return TOUCHING if plain else APART
        if self.opened:
            return TOUCHING if self.is_argument(at) else APART
        before = self.text(at - 2)
        if self.kind(at - 1) == "SIGN" or self.text(at - 1) in _MODIFIERS or self.word(at - 2) in _BEFORE_OPERAND:
            return APART
        if self.kind(at - 2) in {"", "SIGN"} and before not in {",", ")", "]"} and at - 2 not in self.words:
            return APART
        touching = self.touches(at) and self.touches(at + 1)
        return TOUCHING if touching and (plain or self.text(at + 1) == "-") else APART

    def is_argument(self, at: int) -> bool:
        """Whether `name=value` is one of the things in the brackets of a call: `pii(category=identity)`."""
        opened = self.opened[-1]
        if self.text(opened) != "(" or self.kind(opened - 1) != "NAME" or self.text(opened - 2) == "via":
            return False
        if self.word(opened - 1) in _BEFORE_ROUND:
            return False
        named = self.kind(at - 1) == "NAME" and (at - 2 == opened or self.text(at - 2) == ",")
        value = at + 2 if self.text(at + 1) == "-" else at + 1
        return named and self.kind(value) not in {"", "SIGN"} and self.text(value + 1) in {",", ")"}

    def plus(self, at: int) -> Sides:
        return APART if self.ends_operand(at - 1) else AS_WRITTEN

    def minus(self, at: int) -> Sides:
        """A list's mark, a sign before a number, a hyphen, or an operator."""
        if at == 0:
            return None, " "
        if not self.ends_operand(at - 1):
            return None, "" if self.kind(at + 1) != "SIGN" or self.text(at + 1) == "(" else None
        if not self.between(at):
            return APART
        left, right = self.tokens[at - 1], self.tokens[at + 1]
        moment = left.text in _MOMENTS and right.kind == "DURATION"
        return APART if left.kind in {"SIGN", "STRING"} or right.text == "(" or moment else TOUCHING

    def star(self, at: int) -> Sides:
        if self.ends_operand(at - 1) and self.starts_operand(at + 1):
            return APART
        self.ends.add(at)
        return AS_WRITTEN

    def slash(self, at: int) -> Sides:
        """A division next to brackets; else a path, or a division that its author knows."""
        return APART if self.between(at) and (self.text(at - 1) == ")" or self.text(at + 1) == "(") else AS_WRITTEN

    def percent(self, at: int) -> Sides:
        if not self.ends_operand(at - 1) or not self.starts_operand(at + 1):
            self.ends.add(at)
            return AS_WRITTEN
        return (None, " ") if self.touches(at) and not self.touches(at + 1) else APART


_CLOSING = frozenset({",", ":", ")", "]"})
_OPENING = frozenset({"(", "["})
_RULES: Mapping[str, Callable[[_Line, int], Sides]] = {
    ",": _Line.comma,
    ":": _Line.colon,
    "(": _Line.open_round,
    "[": _Line.open_square,
    ")": _Line.close,
    "]": _Line.close,
    ".": _Line.dot,
    "?": _Line.question,
    "$": _Line.written,
    "::": _Line.cast,
    "|": _Line.either,
    "->": _Line.arrow,
    "=": _Line.equals,
    "+": _Line.plus,
    "-": _Line.minus,
    "*": _Line.star,
    "/": _Line.slash,
    "%": _Line.percent,
    **dict.fromkeys(("==", "!=", "<", ">", "<=", ">=", "<-", "<->"), _Line.comparison),
}
