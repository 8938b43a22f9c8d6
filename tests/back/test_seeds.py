"""The rows that a seed means in a year."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from build import compiled, entity, field
from dazzle.back.seeds import seed_rows, seed_year
from dazzle.fieldtypes.int import Int
from dazzle.fieldtypes.str import Str
from dazzle.ir.entity import Entity
from dazzle.ir.seed import Seed, SeedField

FISCAL = """\
entity FiscalYear:
  id: uuid pk
  label: str(9) required unique
  starts_on: date required
  ends_on: date required
  number: int required
  rate: decimal(4, 2)
  open: bool = true
  seed:
    window_start: -1
    window_end: 1
    month_anchor: 4
    match_field: label
    fields:
      label: "{y}/{y1}"
      starts_on: "{y}-04-01"
      ends_on: "{y1}-03-31"
      number: "{y}"
      rate: "2.50"
      open: "true"
"""
YEARS = st.integers(1000, 9000)
WINDOWS = st.tuples(st.integers(-20, 20), st.integers(-20, 20)).map(sorted)


def seeded(start: int, end: int, anchor: int = 1) -> Entity:
    fields = (SeedField(field="label", template="{y}/{y1}"), SeedField(field="number", template="{y}"))
    seed = Seed(window_start=start, window_end=end, month_anchor=anchor, match_field="label", fields=fields)
    return entity("Year", field("label", Str(9)), field("number", Int()), seed=seed)


def test_rows_have_values_of_their_fields_types() -> None:
    year = compiled(FISCAL).require().entity("FiscalYear")
    before, this, after = seed_rows(year, 2026)
    assert this == {
        "label": "2026/2027",
        "starts_on": date(2026, 4, 1),
        "ends_on": date(2027, 3, 31),
        "number": 2026,
        "rate": Decimal("2.50"),
        "open": True,
    }
    assert (before["label"], after["label"]) == ("2025/2026", "2027/2028")


def test_there_is_no_row_when_nothing_is_seeded() -> None:
    assert seed_rows(entity("Year"), 2026) == ()


@given(YEARS, WINDOWS)
def test_there_is_one_row_for_each_year_of_the_window(year: int, window: list[int]) -> None:
    start, end = window
    rows = seed_rows(seeded(start, end), year)
    assert [row["number"] for row in rows] == [year + offset for offset in range(start, end + 1)]


@given(YEARS, WINDOWS)
def test_rows_are_told_apart_by_what_they_are_matched_by(year: int, window: list[int]) -> None:
    rows = seed_rows(seeded(*window), year)
    assert len({row["label"] for row in rows}) == len(rows)


@given(YEARS, WINDOWS)
def test_a_row_is_the_same_in_the_next_year_when_the_window_still_has_it(year: int, window: list[int]) -> None:
    made = seeded(*window)
    assert seed_rows(made, year)[1:] == seed_rows(made, year + 1)[:-1]


@given(st.dates(date(1000, 1, 1), date(9000, 1, 1)), st.integers(1, 12))
def test_a_year_begins_with_its_month_and_lasts_for_twelve(day: date, anchor: int) -> None:
    seed = seeded(0, 0, anchor).seed
    assert seed is not None
    year = seed_year(seed, day)
    assert date(year, anchor, 1) <= day < date(year + 1, anchor, 1)
    assert seed_year(seed, date(year, anchor, 1)) == year
    assert seed_year(seed, date(year + 1, anchor, 1) - timedelta(days=1)) == year
