"""Rows that every database has, linked."""

from msgspec import Struct


class SeedField(Struct, frozen=True, kw_only=True):
    """`{y}` in the template is the year, `{y1}` the one after it."""

    field: str
    template: str

    def text(self, year: int) -> str:
        """The template in a year."""
        return self.template.replace("{y1}", str(year + 1)).replace("{y}", str(year))

    @property
    def varies(self) -> bool:
        """Whether it is another text in each year."""
        return self.text(1) != self.text(2)


class Seed(Struct, frozen=True, kw_only=True):
    """A row for each year from `window_start` to `window_end`, counted from the current one.

    The year begins with the month `month_anchor`. A row is known again by its `match_field`.
    """

    strategy: str = "rolling_window"
    window_start: int = -1
    window_end: int = 3
    month_anchor: int = 1
    match_field: str | None = None
    fields: tuple[SeedField, ...] = ()
