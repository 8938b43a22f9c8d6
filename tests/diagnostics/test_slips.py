"""Slips between words, against the table of distances that the definition asks for."""

from hypothesis import given
from hypothesis import strategies as st

from dazzle.diagnostics.slips import FAR, Slips

WORDS = st.text("abcd1", max_size=9)


def defined(one: str, other: str) -> int:
    """The optimal string alignment, cell by cell."""
    table = [[row + column for column in range(len(other) + 1)] for row in range(len(one) + 1)]
    for row in range(1, len(one) + 1):
        for column in range(1, len(other) + 1):
            exchanged = table[row - 1][column - 1] + (one[row - 1] != other[column - 1])
            steps = [table[row - 1][column] + 1, table[row][column - 1] + 1, exchanged]
            if row > 1 and column > 1 and one[row - 2 : row] == other[column - 1] + other[column - 2]:
                steps.append(table[row - 2][column - 2] + 1)
            table[row][column] = min(steps)
    return table[-1][-1]


@given(WORDS, WORDS, st.integers(0, 9))
def test_the_slips_are_those_of_the_definition_up_to_the_limit(one, other, limit):
    slips = defined(one, other)
    assert Slips(one).to(other, limit) == (slips if slips <= limit else FAR)


@given(WORDS.filter(bool), st.sampled_from("_-. "))
def test_joints_are_no_slips(word, joint):
    assert Slips(word).to(joint.join(word), 0) == 0
