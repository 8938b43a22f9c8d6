"""Whether five fields of cron say a time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dazzle.link.cron import DAYS, FIELDS, MONTHS, WORDS, Field, mistake_in


def parts(field: Field) -> st.SearchStrategy[str]:
    """What may stand in a field: a number, a name, a range, a list, a step."""
    numbers = st.integers(field.least, field.most)
    written = (
        numbers.map(str) | st.sampled_from([*field.names, "*"]) if field.names else numbers.map(str) | st.just("*")
    )
    ranges = st.tuples(numbers, numbers).map(sorted).map(lambda ends: f"{ends[0]}-{ends[1]}")
    spans = written | ranges
    stepped = st.tuples(spans, st.integers(1, 59)).map(lambda pair: f"{pair[0]}/{pair[1]}")
    return st.lists(spans | stepped, min_size=1, max_size=3).map(",".join)


lines = st.tuples(*map(parts, FIELDS)).map(" ".join)
# A day alone may be one that the months in the line never have.
everyday = st.tuples(parts(FIELDS[0]), parts(FIELDS[1]), st.just("*"), parts(FIELDS[3]), parts(FIELDS[4])).map(" ".join)


@given(everyday)
def test_a_line_of_fields_in_range_is_a_time(line: str) -> None:
    assert mistake_in(line) is None
    assert mistake_in(line.upper()) is None


@given(lines, st.integers(0, 4), st.integers(1, 900))
def test_a_number_beyond_its_field_is_none(line: str, at: int, beyond: int) -> None:
    fields = line.split()
    fields[at] = str(FIELDS[at].most + beyond)
    assert mistake_in(" ".join(fields)) is not None


@given(st.text(max_size=40))
def test_any_text_is_a_time_or_a_mistake(text: str) -> None:
    assert mistake_in(text) is None or isinstance(mistake_in(text), str)


@pytest.mark.parametrize("word", sorted(WORDS))
def test_a_word_for_a_time_is_one(word: str) -> None:
    assert mistake_in(word) is None


@pytest.mark.parametrize(
    ("line", "mistake"),
    [
        ("", "0 fields in place of five"),
        ("* * * *", "4 fields in place of five"),
        ("* * * * * *", "six fields: there are no seconds"),
        ("60 * * * *", "there is no minute 60"),
        ("* * 0 * *", "there is no day of the month 0"),
        ("* * * * 8", "there is no day of the week 8"),
        ("* * * foo *", "`foo` is no month"),
        ("* 9- * * *", "`9-` is no hour"),
        ("* 5-3 * * *", "`5-3` ends before it begins"),
        ("*/x * * * *", "`*/x` has no step behind the `/`"),
        ("0 0 31 4,6 *", "there is no day 31 in month 4,6"),
        ("@often", "`@often` is none of"),
    ],
)
def test_a_mistake_is_told_where_it_is(line: str, mistake: str) -> None:
    assert (mistake_in(line) or "").startswith(mistake)


@pytest.mark.parametrize("line", ["0 0 31 4 1", "0 0 31 * *", "0 0 29 feb *", "0 0 * * fri-sun", "0 0 ? * ?"])
def test_a_day_that_there_is_sometimes_is_a_time(line: str) -> None:
    assert mistake_in(line) is None


def test_names_stand_for_numbers_in_any_case() -> None:
    assert mistake_in(f"0 0 * {','.join(MONTHS)} {','.join(DAYS).upper()}") is None
