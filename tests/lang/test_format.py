"""One layout: whatever the text is, what it says stays, and what is laid out stays as it is."""

import re
from collections.abc import Iterator
from itertools import pairwise
from random import Random

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from dazzle.diagnostics.diagnostic import Severity
from dazzle.diagnostics.span import SourceFile
from dazzle.lang.format import Formatted, format_source, same_meaning
from dazzle.lang.outline import Line, Outline, Token, outline, walk
from sourcecode import ROOT

TEXTS = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for folder in ("examples", "src", "tests")
    for path in sorted((ROOT / folder).rglob("*.dsl"))
}
WORDS = st.sampled_from(
    [
        *("a", "B1", "entity", "int", "and", "or", "not", "in", "if", "where", "semantic", "via", "unique", "required"),
        *("today", "7", "7d", "0.5", "12", '"s"', "'it\\'s'", '"two\n  lines"', '"s\r\n"', "é", "x" * 30),
        *(":", ",", ".", "?", "/", "+", "-", "*", "%", "$", "|", "=", "<", ">", "->", "<-", "<->", "==", "!=", "<="),
    ]
)
PIECES = st.one_of(
    WORDS,
    st.sampled_from(
        [
            *(" ", "  ", "\t", "\n", "\n  ", "\n\n\n    ", "\r\n", "\ufeff", "\u2028", "\x0c", '"', "'"),
            *("(", ")", "[", "]", "# c\n", "  # d \n", "{", "@use", "²"),
        ]
    ),
)
BLANKS = st.sampled_from(["", "", " ", " ", "  ", "\t", "\u00a0 ", "\r"])
COMMENT = st.sampled_from(["# one", "#", "#two  ", "# it's (", '# "'])
# The blanks that a laid-out text may have between two tokens or comments.
GAP = re.compile(r" ?|\n\n? *")


def formatted(text: str) -> Formatted:
    return format_source(SourceFile("test.dsl", text))


def laid_out(text: str) -> str:
    made = formatted(text)
    assert not made.refused, made.diagnostics
    return made.text


def read(text: str) -> Outline:
    return outline(SourceFile("test.dsl", text))


def comments_of(outlined: Outline) -> list[Token]:
    found = [comment for line in walk(outlined.lines) for comment in line.comments]
    return [*found, *outlined.comments]


def shape(outlined: Outline) -> tuple[list[object], list[str]]:
    """The lines with their tokens, nested as they are, and the comments; CRLF in a string means what LF means."""

    def nested(lines: tuple[Line, ...]) -> list[object]:
        return [
            ([(token.kind, token.text.replace("\r\n", "\n")) for token in line.tokens], nested(line.children))
            for line in lines
        ]

    return nested(outlined.lines), [comment.text for comment in comments_of(outlined)]


def gaps(text: str, outlined: Outline) -> Iterator[tuple[str, Token]]:
    """What stands before each token and comment."""
    tokens = [token for line in walk(outlined.lines) for token in line.tokens]
    end = 0
    for token in sorted((*tokens, *comments_of(outlined)), key=lambda token: token.start):
        yield text[end : token.start], token
        end = token.end


def applied(text: str, made: Formatted) -> str:
    for one, next_one in pairwise(made.edits):
        assert one.end <= next_one.start
    for edit in reversed(made.edits):
        assert text[edit.start : edit.end] != edit.text
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def check(text: str) -> None:
    """Everything that is promised of every text."""
    made, before = formatted(text), read(text)
    assert made.refused == any(found.severity is Severity.ERROR for found in before.diagnostics)
    assert applied(text, made) == made.text
    if made.refused:
        assert made.text == text
        return
    after = read(made.text)
    assert not after.diagnostics
    assert shape(after) == shape(before)
    assert formatted(made.text).edits == ()
    assert same_meaning(SourceFile("test.dsl", text), SourceFile("test.dsl", made.text))
    for number, (gap, token) in enumerate(gaps(made.text, after)):
        assert GAP.fullmatch(gap) or (gap == "  " and token.kind == "comment")
        assert number or gap == ""
    assert made.text == "" or (made.text.endswith("\n") and not made.text.endswith(("\n\n", " \n")))


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join)))
@example("a:\n  b # c\n # d\n  e\n")
@example("a: (b # c\n\n\n, # d\n)")
@example("# only\n\n\n# comments\n\n")
def test_whatever_the_text_is_what_it_says_stays(text):
    check(text)


@given(st.binary(max_size=200))
def test_no_bytes_raise(data):
    check(data.decode("utf-8", errors="replace"))
    check(data.decode("latin-1"))


@st.composite
def in_brackets(draw: st.DrawFn, most: int) -> str:
    """Brackets that close, with words, commas, comments and more of them inside, over one line or several."""
    parts = []
    for _ in range(draw(st.integers(0, most))):
        parts.append(draw(in_brackets(most // 2)) if most > 2 and draw(st.integers(0, 3)) == 0 else draw(WORDS))
        parts.append(draw(st.sampled_from(["", " ", ",", ", ", " and ", "\n" + " " * 9, "\n\n" + " " * 9])))
        if draw(st.integers(0, 7)) == 0:
            parts.append(draw(COMMENT) + "\n" + " " * 9)
    opening, closing = draw(st.sampled_from(["()", "[]"]))
    return f"{opening}{''.join(parts)}{closing}"


@st.composite
def lines(draw: st.DrawFn) -> str:
    """Lines of words, indented as lines may be, with comments wherever they may stand."""
    written, widths = [], [0]
    for _ in range(draw(st.integers(1, 8))):
        while draw(st.booleans()) and len(widths) > 1:
            widths.pop()
        if written and draw(st.booleans()) and len(widths) < 5:
            widths.append(widths[-1] + draw(st.integers(1, 4)))
        words = draw(st.lists(st.one_of(WORDS, in_brackets(6)), min_size=1, max_size=6))
        written.append(" " * widths[-1] + "".join(word + draw(BLANKS) for word in words))
        if draw(st.integers(0, 4)) == 0:
            written[-1] += draw(COMMENT)
        written.extend([""] * draw(st.sampled_from([0, 0, 0, 1, 3])))
        if draw(st.integers(0, 4)) == 0:
            written.append(" " * draw(st.integers(0, 9)) + draw(COMMENT))
    return "\n".join(written)


@given(lines())
def test_lines_of_any_words_keep_what_they_say(text):
    check(text)


LAID_OUT = st.sampled_from([made.text for made in map(formatted, TEXTS.values()) if not made.refused])


def places(text: str) -> list[tuple[str, Token, bool]]:
    """Every token and comment with what stands before it, and whether that is inside a line."""
    outlined = read(text)
    firsts = {line.tokens[0].start for line in walk(outlined.lines)}
    inside = {
        token.start
        for line in walk(outlined.lines)
        for token in (*line.tokens, *line.comments)
        if line.tokens[0].start < token.start < line.tokens[-1].end
    }
    return [(gap, token, token.start in inside and token.start not in firsts) for gap, token in gaps(text, outlined)]


def disturbed(text: str, chance: Random) -> str:
    """The text with other blanks and line ends wherever they are not for the author to choose."""
    step = chance.choice(["  ", "\t", " ", "   ", "    "])
    signs = " \t" if step == "\t" else " "

    def blank(least: int) -> str:
        return "".join(chance.choice(signs) for _ in range(chance.randint(least, 3)))

    parts, depth, before = [chance.choice(["", "\ufeff", "\n\n"])], 0, ""
    found = places(text)
    for (gap, token, inside), behind in zip(found, [*(gap for gap, _, _ in found[1:]), "\n"], strict=True):
        free = before in {"(", "["} or token.text in {")", "]", ","} or (token.text == ":" and behind != "")
        depth = depth if inside else 0
        if not inside and "\n" in gap:
            lines, indent = gap.count("\n"), len(gap) - gap.rindex("\n") - 1
            parts.append(blank(0) + "\n" * (lines if lines == 1 else chance.randint(2, 4)) + step * (indent // 2))
        elif depth > 0 and (gap or free) and token.kind != "comment" and "\n" not in gap:
            parts.append(chance.choice([gap, gap, "\n" + step * 30, "  \n" + step * 31]))
        elif "\n" in gap or not (gap or free):
            parts.append(gap)
        else:
            parts.append(blank(1 if gap else 0))
        if token.kind == "SIGN":
            depth += (token.text in "([") - (token.text in ")]")
        parts.append(token.text)
        before = token.text
    made = "".join(parts) + chance.choice(["", "\n", "\n\n\n", "  "])
    return made.replace("\n", "\r\n") if chance.random() < 0.5 else made


@given(LAID_OUT, st.integers(0))
def test_there_is_one_layout_however_the_text_was_laid_out(text, seed):
    assert laid_out(disturbed(text, Random(seed))) == text


@given(st.data())
def test_comments_and_empty_lines_may_be_put_anywhere(data):
    text = data.draw(LAID_OUT)
    ends = [token.start - len(gap) + gap.index("\n") for gap, token, _ in places(text) if "\n" in gap]
    assume(ends)
    for end in sorted(data.draw(st.lists(st.sampled_from(ends), min_size=1, max_size=5)), reverse=True):
        indent, comment = " " * data.draw(st.integers(0, 9)), data.draw(COMMENT)
        more = data.draw(st.sampled_from(["", f" {comment}", f"\n{indent}{comment}", "\n\n", f"\n\n{comment}\n\n\n"]))
        text = text[:end] + more + text[end:]
    check(text)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_every_text_of_ours_keeps_what_it_says(text):
    check(text)
