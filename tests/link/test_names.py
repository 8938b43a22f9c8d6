"""Names become tables, titles and parts of constraints."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dazzle.diagnostics.spelling import did_you_mean
from dazzle.link import names

IDENTIFIERS = st.from_regex(r"[A-Za-z_][A-Za-z0-9_]{0,30}", fullmatch=True)


@pytest.mark.parametrize(
    ("entity", "table"),
    [("LineItem", "line_item"), ("AIJob", "ai_job"), ("HTTPLog2", "http_log2"), ("User", "user_"), ("Order", "order_")],
)
def test_table_is_snake_case_when_the_entity_has_capitals(entity: str, table: str) -> None:
    assert names.table_name(entity) == table


@given(IDENTIFIERS)
def test_snake_case_changes_nothing_more_when_applied_again(name: str) -> None:
    once = names.snake_case(name)
    assert names.snake_case(once) == once
    assert names.table_name(name) not in names.RESERVED


@given(st.text(max_size=30))
def test_folded_is_a_name_when_the_text_is_anything(text: str) -> None:
    assert names.folded(text).replace("_", "a").isalnum()


def test_title_is_in_words_when_a_name_is_written_together() -> None:
    assert [names.title(name) for name in ("due_on", "LineItem", "x")] == ["Due on", "Line item", "X"]


def test_suggestion_is_the_most_similar_name_and_none_when_nothing_is_similar() -> None:
    assert did_you_mean("Invoce", ["Invoice", "Voice"]) == "did you mean `Invoice`?"
    assert did_you_mean("zebra", ["Invoice"]) is None
