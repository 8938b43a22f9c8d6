"""Periods that exclude each other, when what they are made of changes."""

from pathlib import Path

import programs
from dazzle.back.migrate import revision
from dazzle.back.migrate.history import History
from dazzle.ir.appspec import AppSpec
from terms import SMALL_TABLES


def fees(*fields: str, key: str, moments: str = "date", deletion: str = "") -> AppSpec:
    return programs.stored(
        "\n".join(
            (
                "entity Fee:",
                "  id: uuid pk",
                *(f"  {field}" for field in fields),
                f"  since: {moments} required",
                f"  until: {moments}",
                deletion and f"  {deletion}",
                "  temporal:",
                "    start_field: since",
                "    end_field: until",
                f"    key_field: {key}",
                "    overlap: forbid",
                "",
            )
        )
    )


def proved(folder: Path, server: str, *specs: AppSpec) -> None:
    """Each revision is written, which proves it up, down and up."""
    for number, spec in enumerate(specs):
        history = History(folder / "versions", "shop", folder / "framework")
        assert revision.write(spec, history, server, f"change {number}", terms=SMALL_TABLES)


def test_a_period_is_the_same_when_its_columns_come_back_in_another_order(tmp_path: Path, server: str) -> None:
    before = fees("about: str(9)", key="about", deletion="soft_delete")
    proved(tmp_path, server, before, programs.stored("entity Fee:\n  id: uuid pk\n  about: str(9)\n"))


def test_a_period_goes_before_its_days_become_moments_when_its_key_goes(tmp_path: Path, server: str) -> None:
    before = fees("about: str(9)", key="about", moments="datetime")
    proved(tmp_path, server, before, fees("number: int", key="number"))
