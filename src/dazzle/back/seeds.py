"""The rows that `seed:` of an entity means."""

from collections.abc import Mapping
from datetime import date

from dazzle.ir.entity import Entity
from dazzle.ir.seed import Seed


def seed_year(seed: Seed, today: date) -> int:
    """The year that a day is in, by the number of the year in which it begins."""
    return today.year if today.month >= seed.month_anchor else today.year - 1


def seed_rows(entity: Entity, year: int) -> tuple[Mapping[str, object], ...]:
    """A row for each year of the window around `year`, the first year first; () for an entity without a seed.

    A row is the values of its fields by their names, as the codecs of their types have them. Raises Rejected for a year
    in which a template is none of the type's values, as of five digits in a date.
    """
    seed = entity.seed
    if seed is None:
        return ()
    return tuple(
        {each.field: entity.field(each.field).type.parse_text(each.text(row_year)) for each in seed.fields}
        for row_year in range(year + seed.window_start, year + seed.window_end + 1)
    )
