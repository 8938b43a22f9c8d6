"""Text to lines: whatever the text is, every character of the language is in a token, where it stands."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dazzle.diagnostics.span import SourceFile
from dazzle.lang.outline import Line, Outline, outline, walk

SAMPLES = [path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parent / "samples").glob("*.dsl"))]

# Text made of what the scanner knows, so that most of it means something, and of what it does not.
PIECES = st.sampled_from(
    ["a", "entity", " ", "  ", "\t", "\n", "\n  ", "\n\t", "\r\n", ":", ",", "(", ")", "[", "]", '"', "'", "\\", "#",
     "7", "7d", "0.5", "->", "=", "==", "{", "}", ";", "@use", "²", "é", "\ufeff", "\x00", "\u2028", "x: int\n"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join))


def read(text: str) -> Outline:
    return outline(SourceFile("test.dsl", text))


def words(line: Line) -> list[str]:
    return [token.text for token in line.tokens]


def tree(text: str) -> list[object]:
    """The first words of the lines, nested as the lines are."""

    def nested(lines: tuple[Line, ...]) -> list[object]:
        return [
            line.tokens[0].text if not line.children else (line.tokens[0].text, nested(line.children)) for line in lines
        ]

    return nested(read(text).lines)


def rules(text: str) -> list[str]:
    return [diagnostic.rule for diagnostic in read(text).diagnostics]


@given(TEXTS)
@example('"\\')
@example("(\n")
@example("\ufeff a")
def test_outline_is_total_and_its_spans_are_exact(text):
    outlined = read(text)
    for line in walk(outlined.lines):
        assert line.tokens
        for token in (*line.tokens, *line.comments):
            assert text[token.start : token.end] == token.text
        for one, next_one in pairwise(line.tokens):
            assert one.end <= next_one.start
        assert line.span.start == line.tokens[0].start
        assert line.span.end == line.tokens[-1].end
    for diagnostic in outlined.diagnostics:
        assert 0 <= diagnostic.span.start <= diagnostic.span.end <= len(text)


@given(TEXTS)
@example("[){")
def test_every_character_is_in_a_token_or_reported(text):
    outlined = read(text)
    covered = set()
    for line in walk(outlined.lines):
        for token in (*line.tokens, *line.comments):
            covered.update(range(token.start, token.end))
    for token in outlined.comments:
        covered.update(range(token.start, token.end))
    left = [at for at, sign in enumerate(text) if at not in covered and not sign.isspace() and sign != "\ufeff"]
    if left:
        # A line has one diagnostic: after a bracket that does not fit, what else is wrong in it is left for later.
        reported = {diagnostic.rule for diagnostic in outlined.diagnostics}
        assert reported & {"unexpected-character", "unclosed-string", "unclosed-bracket"}


@given(TEXTS)
def test_lines_are_in_the_order_of_the_text(text):
    starts = [line.span.start for line in walk(read(text).lines)]
    assert starts == sorted(starts)


@pytest.mark.parametrize("text", SAMPLES)
def test_line_ends_and_tabs_change_nothing_but_the_places(text):
    def shape(changed: str) -> list[list[str]]:
        outlined = read(changed)
        assert not outlined.diagnostics
        return [[" ".join(word.split()) for word in words(line)] for line in walk(outlined.lines)]

    assert shape(text.replace("\n", "\r\n")) == shape(text)
    assert shape(text.replace("  ", "\t")) == shape(text)


def test_indentation_makes_the_tree():
    assert tree("a\n  b\n    c\n  d\ne\n") == [("a", [("b", ["c"]), "d"]), "e"]


def test_blank_lines_and_comments_change_no_indentation():
    assert tree("a\n\n        # far\n  b\n# near\n  c\n") == [("a", ["b", "c"])]


def test_comments_belong_to_the_line_below_them_or_beside_them():
    outlined = read("# one\na  # two\n  # three\n  b\n# last\n")
    above, below = outlined.lines[0], outlined.lines[0].children[0]
    assert [comment.text for comment in above.comments] == ["# one", "# two"]
    assert [comment.text for comment in below.comments] == ["# three"]
    assert [comment.text for comment in outlined.comments] == ["# last"]


def test_lines_inside_brackets_are_one_line():
    outlined = read("a: enum[\n  b, # why\n\nc\n]\nd\n")
    assert [words(line) for line in outlined.lines] == [["a", ":", "enum", "[", "b", ",", "c", "]"], ["d"]]


def test_a_string_may_run_over_lines():
    (line,) = read('a: "one\n two" b\n').lines
    assert words(line) == ["a", ":", '"one\n two"', "b"]


def test_escaped_quotes_do_not_end_a_string():
    (line,) = read(r'a "b\"c" ' + r"'d\'e'").lines
    assert words(line) == ["a", r'"b\"c"', r"'d\'e'"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("7d", ["DURATION"]),
        ("30min", ["DURATION"]),
        ("7days", ["NUMBER", "NAME"]),
        ("20MB", ["NUMBER", "NAME"]),
        ("30s", ["NUMBER", "NAME"]),
        ("0.5", ["NUMBER"]),
        ("a->b", ["NAME", "SIGN", "NAME"]),
        ("größe", ["NAME"]),
    ],
)
def test_kinds_of_tokens(text, kinds):
    assert [token.kind for token in read(text).lines[0].tokens] == kinds


def test_a_mix_of_tabs_and_spaces_is_said_once_where_it_begins():
    text = "a\n  b\n\tc\n\td\n"
    (found,) = read(text).diagnostics
    assert found.rule == "mixed-indentation"
    assert text[found.span.start : found.span.end] == "\t"


def test_tabs_alone_are_fine():
    assert tree("a\n\tb\n\t\tc\n") == [("a", [("b", ["c"])])]
    assert rules("a\n\tb\n\t\tc\n") == []


@pytest.mark.parametrize(
    ("text", "snapped"),
    [
        ("a\n    b\n   c\n", [("a", ["b", "c"])]),
        ("a\n    b\n c\n", [("a", ["b"]), "c"]),
        ("a\n  b\n     c\n   d\n", [("a", [("b", ["c"]), "d"])]),
    ],
)
def test_a_stray_indentation_snaps_to_the_nearest_block(text, snapped):
    assert rules(text) == ["inconsistent-indent"]
    assert tree(text) == snapped


def test_an_indented_first_line_is_said_once():
    assert rules("  a\n  b\n") == ["inconsistent-indent"]
    assert tree("  a\n    b\n  c\n") == [("a", ["b"]), "c"]


def test_an_unclosed_string_ends_with_its_line_and_leaves_the_colon():
    outlined = read('entity A "Kite:\n  b: "c"\n')
    assert [d.rule for d in outlined.diagnostics] == ["unclosed-string"]
    assert words(outlined.lines[0]) == ["entity", "A", '"Kite', ":"]
    assert words(outlined.lines[0].children[0]) == ["b", ":", '"c"']


def test_an_unclosed_bracket_ends_before_the_next_line_of_its_block():
    outlined = read("a:\n  b: enum[c, d\n  e: int\nf:\n  g: str(3\n")
    assert [d.rule for d in outlined.diagnostics] == ["unclosed-bracket", "unclosed-bracket"]
    assert [words(line)[0] for line in walk(outlined.lines)] == ["a", "b", "e", "f", "g"]


def test_a_bracket_closed_by_the_other_kind_is_said_where_it_opens():
    (found,) = read("a (b]\n").diagnostics
    assert (found.rule, found.span.start, found.labels[1].span.start) == ("unclosed-bracket", 2, 4)


def test_conditions_may_go_on_at_the_left_inside_brackets():
    assert rules("a: (b = c\nor d = e)\n") == []


def test_unexpected_characters_are_left_out_and_said_once_a_line():
    outlined = read("a { b; }\nc\n")
    assert [d.rule for d in outlined.diagnostics] == ["unexpected-character"]
    assert [words(line) for line in outlined.lines] == [["a", "b"], ["c"]]


def test_a_macro_is_left_out_to_the_end_of_its_line():
    outlined = read("@use kit(a, b)\nc\n")
    assert [d.message for d in outlined.diagnostics] == ["macros are not expanded"]
    assert [words(line) for line in outlined.lines] == [["c"]]


def test_deep_nesting_needs_no_stack():
    text = "".join(" " * depth + "a\n" for depth in range(3000))
    assert sum(1 for _ in walk(read(text).lines)) == 3000
