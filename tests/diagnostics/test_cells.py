"""What a text takes on a terminal."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dazzle.diagnostics.cells import padded, visible, width, wrapped

COLUMNS = st.integers(2, 40)  # a character may take two


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("Straße", 6),
        ("e\N{COMBINING ACUTE ACCENT}", 1),
        ("請求書", 6),
        ("\t", 4),
        ("\x1b[31m", 5),
        ("a\N{RIGHT-TO-LEFT OVERRIDE}", 2),
    ],
)
def test_width_counts_columns(text, columns):
    assert width(text) == columns


def test_wrapped_breaks_at_spaces_and_only_then_inside_words():
    assert wrapped("one two three", 7) == ["one two", "three"]
    assert wrapped("請求書番号", 5) == ["請求", "書番", "号"]
    assert wrapped("", 5) == [""]


@given(st.text(), COLUMNS)
def test_no_wrapped_line_is_too_wide_and_no_word_is_lost(text, columns):
    lines = wrapped(text, columns)
    assert lines
    assert all(width(line) <= columns for line in lines)
    assert "".join("".join(lines).split(" ")) == "".join(visible(text).split(" "))


@given(st.text(max_size=20), st.integers(0, 30))
def test_padded_fills_up_to_the_columns(text, columns):
    assert width(padded(text, columns)) == max(columns, width(text))


@given(st.text())
def test_visible_text_moves_nothing(text):
    assert not {unicodedata.category(character) for character in visible(text)} & {"Cc", "Cf", "Cs"}
