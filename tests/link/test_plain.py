"""What is written, as plain data."""

from decimal import Decimal

import pytest

from build import compiled

BERTH = "entity Berth:\n  id: uuid pk\n  code: str(9)\n"


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("30", 30), ("every 30s", 30), ("5m", 300), ("5 minutes", 300), ("every 2 min", 120), ("1.5h", 5400)],
)
def test_m_is_minutes_where_a_page_is_fetched_again(written: str, seconds: int) -> None:
    page = (
        f"surface berths:\n  uses entity Berth\n  mode: list\n  refresh: {written}\n  section main:\n    field code\n"
    )
    made = compiled(BERTH + page).require()
    assert next(each for each in made.surfaces if each.name == "berths").refresh == seconds


def test_numbers_with_a_point_are_exact() -> None:
    text = "llm_model m:\n  provider: local\n  model_id: m-1\n  cost_per_1k_input: 0.25\n"
    (model,) = compiled(BERTH + text).require().llm_models
    assert model.cost_per_1k_input == Decimal("0.25")
