"""Texts that were whole once: files of the language with some of it left out, put in, or moved.

@given(damaged())       the text of a file of the tests or the examples, after a few edits
"""

import re
from collections.abc import Sequence
from pathlib import Path

from hypothesis import strategies as st

TESTS = Path(__file__).parent
FOLDERS = (TESTS, TESTS.parent / "examples", TESTS.parent / "src" / "dazzle" / "framework")
FILES = sorted(path for folder in FOLDERS for path in folder.rglob("*.dsl"))
WHOLE = {path.relative_to(TESTS.parent).as_posix(): path.read_bytes() for path in FILES}

PIECE = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|\w+|[^\S\n]+|\n[ \t]*|->|[<>=!]=|.", re.DOTALL)
INDENTS = ("", " ", "  ", "    ", "\t", "\t ", "      ")
# What no file holds, and an editor may leave behind.
STRANGE = (
    "(",
    "[",
    ")",
    "]",
    '"',
    "'",
    "\\",
    "\\\n",
    "{",
    "@",
    "#",
    "\r",
    "\x00",
    "\ufeff",
    "é",
    "\U0001d538",
    "0",
    ":",
)


def decoded(data: bytes) -> str:
    return data.decode(errors="replace")


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A file of the repository after one to four edits, cut off at any byte now and then."""
    data = WHOLE[draw(st.sampled_from(sorted(WHOLE)))]
    if draw(st.integers(0, 3)) == 0:
        data = data[: draw(st.integers(0, len(data)))]
    text = decoded(data)
    for _ in range(draw(st.integers(0, 4))):
        text = draw(st.sampled_from((with_pieces_moved, with_lines_moved, indented_anew, with_something_put_in)))(
            draw, text
        )
    return text


def with_pieces_moved(draw: st.DrawFn, text: str) -> str:
    """A word, a sign or a blank left out, doubled, exchanged with another, or in the place of another."""
    return "".join(moved(draw, PIECE.findall(text)))


def with_lines_moved(draw: st.DrawFn, text: str) -> str:
    return "".join(moved(draw, text.splitlines(keepends=True)))


def moved(draw: st.DrawFn, parts: Sequence[str]) -> list[str]:
    if not parts:
        return []
    made = list(parts)
    here, there = (draw(st.integers(0, len(made) - 1)) for _ in range(2))
    match draw(st.sampled_from(("out", "double", "exchange", "instead", "move"))):
        case "out":
            del made[here]
        case "double":
            made.insert(here, made[here])
        case "exchange":
            made[here], made[there] = made[there], made[here]
        case "instead":
            made[here] = made[there]
        case _:
            made.insert(there, made.pop(here))
    return made


def indented_anew(draw: st.DrawFn, text: str) -> str:
    """One line, or all from it on, further in or out."""
    lines = text.split("\n")
    here = draw(st.integers(0, len(lines) - 1))
    indent = draw(st.sampled_from(INDENTS))
    for at in range(here, len(lines) if draw(st.booleans()) else here + 1):
        lines[at] = indent + (lines[at].lstrip() if draw(st.booleans()) else lines[at])
    return "\n".join(lines)


def with_something_put_in(draw: st.DrawFn, text: str) -> str:
    here = draw(st.integers(0, len(text)))
    return text[:here] + draw(st.sampled_from(STRANGE) | st.text(max_size=5)) + text[here:]
