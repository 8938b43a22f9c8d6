import pytest
from hypothesis import given
from hypothesis import strategies as st

from dazzle.diagnostics.fix import Edit, Fix, edited, insert, moved, overlap, remove, replace_with
from dazzle.diagnostics.span import Span

TEXT = "entity Kite:\n  id: uuid pk\n"


def edit(start: int, end: int, text: str = "", file: str = "a.dsl") -> Edit:
    return Edit(Span(file, start, end), text)


@st.composite
def edits_of(draw, length: int) -> list[Edit]:
    """Edits that do not overlap, in any order."""
    cuts = sorted(draw(st.sets(st.integers(0, length), max_size=8)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    spans = [(start, draw(st.sampled_from([start, end]))) for start, end in pairs]
    return draw(st.permutations([edit(start, end, draw(st.text("xyz", max_size=3))) for start, end in spans]))


@given(st.text("abc\n", max_size=20).flatmap(lambda text: st.tuples(st.just(text), edits_of(len(text)))))
def test_what_no_edit_touches_stays_and_is_found_where_it_moved(case):
    text, edits = case
    result = edited(text, edits)
    untouched = [at for at in range(len(text)) if not any(e.span.start <= at < e.span.end for e in edits)]
    assert [result[moved(at, edits)] for at in untouched] == [text[at] for at in untouched]
    put_in = sum(len(e.text) for e in edits)
    assert len(result) == len(untouched) + put_in


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (edit(0, 3), edit(3, 5), False),
        (edit(0, 3), edit(2, 5), True),
        (edit(0, 9), edit(2, 3), True),
        (edit(3, 3), edit(3, 3), True),
        (edit(3, 3), edit(3, 5), True),
        (edit(0, 3), edit(3, 3), False),
        (edit(2, 2), edit(0, 3), True),
        (edit(0, 3), edit(0, 3, file="b.dsl"), False),
    ],
)
def test_edits_overlap_when_they_cannot_both_be_made(one, other, expected):
    assert overlap(one, other) is overlap(other, one) is expected


@pytest.mark.parametrize(
    ("fix", "expected"),
    [
        (replace_with(Span("a.dsl", 7, 11), "Sail"), "entity Sail:\n  id: uuid pk\n"),
        (insert(Span("a.dsl", 7, 11), "My", "write `MyKite`"), "entity MyKite:\n  id: uuid pk\n"),
        (insert(Span("a.dsl", 7, 11), "s", "write `Kites`", after=True), "entity Kites:\n  id: uuid pk\n"),
        (remove(Span("a.dsl", 12, 26), "remove the line"), "entity Kite:\n"),
    ],
)
def test_a_fix_changes_the_text(fix: Fix, expected: str):
    assert fix.files == {"a.dsl"}
    assert edited(TEXT, fix.edits) == expected


def test_edits_that_overlap_are_not_made():
    with pytest.raises(AssertionError):
        edited(TEXT, [edit(0, 3), edit(2, 5)])
