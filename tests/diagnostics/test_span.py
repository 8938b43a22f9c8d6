from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dazzle.diagnostics.span import EditorPosition, SourceFile, Span

# What makes counting hard: surrogate pairs, combining marks, marks of byte order, every line end and what is none.
PIECES = ["a", "é", "e\u0301", "見", "😀", "\U0010ffff", "\ufeff", "\t", "\f", "\v", "\x85", "\u2028"]
LINE_ENDS = ["\n", "\r\n", "\r"]
TEXTS = st.one_of(st.lists(st.sampled_from(PIECES + LINE_ENDS), max_size=30).map("".join), st.text(max_size=60))


def source(text: str) -> SourceFile:
    return SourceFile("a.dsl", text)


def places(text: str) -> list[int]:
    """Every offset but those that no editor can name: between CR and LF."""
    return [offset for offset in range(len(text) + 1) if text[offset - 1 : offset + 1] != "\r\n" or offset == 0]


def editor_lines(text: str) -> list[str]:
    """The lines that an editor has, found in another way."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


@given(TEXTS)
def test_an_editors_place_leads_back_to_where_it_came_from(text):
    file = source(text)
    assert [file.from_editor(*file.to_editor(offset)) for offset in places(text)] == places(text)


@given(TEXTS)
def test_an_editors_place_grows_with_the_offset(text):
    file = source(text)
    seen = [file.to_editor(offset) for offset in places(text)]
    assert all(before < after for before, after in pairwise(seen))


@given(TEXTS)
def test_an_editors_place_counts_what_utf16_encodes(text):
    file = source(text)
    lines = editor_lines(text)
    for offset in places(text):
        line, character = file.to_editor(offset)
        before = lines[line].encode("utf-16-le", "surrogatepass")[: 2 * character]
        head = editor_lines(text[:offset])
        assert len(head) == line + 1
        assert head[-1].encode("utf-16-le", "surrogatepass") == before


@given(TEXTS, st.integers(0, 40), st.integers(0, 40))
def test_any_place_of_an_editor_is_an_offset_on_its_line(text, line, character):
    file = source(text)
    found = file.from_editor(line, character)
    seen = file.to_editor(found)
    assert 0 <= found <= len(text)
    if line < len(editor_lines(text)):
        assert seen.line == line
        assert seen.character <= character


@given(TEXTS)
def test_columns_in_utf16_agree_with_the_lines_that_are_shown(text):
    file = source(text)
    for offset in range(len(text) + 1):
        line, column = file.position(offset)
        start = offset - column + 1
        assert text.count("\n", 0, offset) == line - 1
        assert file.utf16_column(offset) == len(text[start:offset].encode("utf-16-le", "surrogatepass")) // 2 + 1


@given(TEXTS)
def test_the_whole_lines_make_the_text(text):
    file = source(text)
    spans = dict.fromkeys(file.line_span(offset) for offset in range(len(text) + 1))
    assert "".join(text[span.start : span.end] for span in spans) == text
    assert all(text[: span.end].endswith(file.line_end(span.start)) for span in spans)


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        ("", 0, (0, 0)),
        ("ab", 2, (0, 2)),
        ("ab\n", 3, (1, 0)),
        ("a\r\nb", 2, (0, 1)),  # between CR and LF
        ("a\r\nb", 3, (1, 0)),
        ("a\rb", 2, (1, 0)),
        ("\ufeffa", 1, (0, 1)),
        ("😀x", 1, (0, 2)),
        ("\tx\fy\u2028z", 5, (0, 5)),
    ],
)
def test_an_offset_is_the_place_that_the_protocol_says(text, offset, expected):
    assert source(text).to_editor(offset) == EditorPosition(*expected)


def test_the_middle_of_a_surrogate_pair_is_before_its_character():
    assert source("a😀b").from_editor(0, 2) == 1


def test_a_place_behind_the_end_is_the_end():
    file = source("ab\r\ncd\n")
    assert (file.from_editor(0, 99), file.from_editor(9, 0)) == (2, 7)


@pytest.mark.parametrize(("text", "newline"), [("", "\n"), ("a", "\n"), ("a\nb\r\n", "\n"), ("a\r\nb\n", "\r\n")])
def test_newline_is_what_ends_the_first_line(text, newline):
    assert source(text).newline == newline


def test_a_span_to_another_covers_both():
    assert Span("a", 1, 2).to(Span("a", 5, 9)) == Span("a", 1, 9)
