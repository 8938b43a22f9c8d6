"""Rows that seeds mean, made by revisions of data: found on the scratch database, by the day that is given."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import psycopg
import pytest

from build import compiled
from dazzle.back.migrate import revision, run
from dazzle.back.migrate.history import History
from dazzle.diagnostics.errors import RevisionRefused
from dazzle.ir.appspec import AppSpec

DAY = date(2026, 6, 1)
YEAR = """\
entity FiscalYear:
  id: uuid pk
  label: str(9) required unique
  starts_on: date required
  remark: text
  number: int required
  rate: decimal(4, 2)
  tags: str(9)[]
  fee: money(EUR)
  open: bool = true
  seed:
    window_start: 0
    window_end: 1
    month_anchor: 4
    match_field: label
    fields:
      label: "{y}/{y1}"
      starts_on: "{y}-04-01"
      remark: "it's a :year, 100% \\\\ of {y}"
      number: "{y}"
      rate: "2.50"
      fee: "3.20"
entity Report:
  id: uuid pk
  year: ref FiscalYear required
"""


def spec(text: str = YEAR) -> AppSpec:
    return compiled(text).require()


def unseeded(text: str) -> str:
    return text[: text.index("  seed:")] + text[text.index("entity Report") :]


class Project:
    """Revision files in a folder, and a database."""

    def __init__(self, folder: Path, server: str, url: str) -> None:
        self.folder, self.server, self.url = folder, server, url

    @property
    def history(self) -> History:
        return History(self.folder / "versions", "shop", self.folder / "framework")

    def revise(self, text: str = YEAR, day: date = DAY) -> list[Path]:
        return list(revision.write(spec(text), self.history, self.server, "change", today=day))

    def due(self, text: str = YEAR, day: date = DAY) -> tuple[str, ...]:
        return revision.due(spec(text), self.history, self.server, today=day)

    def upgrade(self) -> None:
        run.upgrade(self.url, self.history)

    def downgrade(self, target: str = "-1") -> None:
        run.downgrade(self.url, self.history, target)

    def execute(self, statement: str) -> list[tuple]:
        with psycopg.connect(self.url) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def numbers(self) -> list[int]:
        return [number for (number,) in self.execute("SELECT number FROM fiscal_year ORDER BY number")]


@pytest.fixture
def project(tmp_path: Path, server: str, database_url: str) -> Iterator[Project]:
    return Project(tmp_path, server, database_url)


@pytest.fixture
def seeded(project: Project) -> Project:
    project.revise()
    project.upgrade()
    return project


def test_rows_are_a_revision_of_their_own_after_the_tables(project: Project) -> None:
    tables, rows = project.revise()
    assert "_expand_change_" in tables.name
    assert "_data_seed_fiscal_year_" in rows.name
    text = rows.read_text()
    assert 'phase = "data"' in text
    assert "* add '2026/2027' to fiscal_year\n* add '2027/2028' to fiscal_year\n" in text
    project.upgrade()
    assert project.execute("SELECT label, starts_on, remark, number, rate::text, open FROM fiscal_year ORDER BY 1") == [
        ("2026/2027", date(2026, 4, 1), "it's a :year, 100% \\ of 2026", 2026, "2.50", True),
        ("2027/2028", date(2027, 4, 1), "it's a :year, 100% \\ of 2027", 2027, "2.50", True),
    ]


def test_nothing_is_to_do_when_it_is_done(seeded: Project) -> None:
    assert seeded.due() == ()
    assert seeded.revise() == []
    assert seeded.revise(day=date(2027, 3, 31)) == []


def test_a_new_year_is_due_and_no_difference(seeded: Project) -> None:
    day = date(2027, 4, 1)
    assert revision.check(spec(), seeded.history, seeded.server) == ()
    assert seeded.due(day=day) == ("add '2028/2029' to fiscal_year",)
    (rows,) = seeded.revise(day=day)
    assert "_data_seed_fiscal_year_" in rows.name
    seeded.upgrade()
    assert seeded.numbers() == [2026, 2027, 2028]
    assert seeded.due(day=day) == ()


def test_rows_are_taken_back_and_made_again(seeded: Project) -> None:
    seeded.downgrade()
    assert seeded.numbers() == []
    seeded.upgrade()
    assert seeded.numbers() == [2026, 2027]


def test_rows_that_others_refer_to_stay_when_taken_back(seeded: Project) -> None:
    seeded.execute("INSERT INTO report (year) SELECT id FROM fiscal_year WHERE number = 2027")
    seeded.downgrade()
    assert seeded.numbers() == [2027]
    seeded.upgrade()
    assert seeded.numbers() == [2026, 2027]


def test_rows_that_somebody_has_changed_are_left_alone(seeded: Project) -> None:
    seeded.execute("UPDATE fiscal_year SET rate = 9 WHERE number = 2026")
    seeded.revise(YEAR.replace("2.50", "3.00"))
    seeded.upgrade()
    assert seeded.execute("SELECT rate::text FROM fiscal_year ORDER BY number") == [("9.00",), ("3.00",)]
    seeded.downgrade()
    assert seeded.execute("SELECT rate::text FROM fiscal_year ORDER BY number") == [("9.00",), ("2.50",)]
    seeded.downgrade()
    assert seeded.numbers() == [2026]


def test_a_row_that_is_there_before_is_not_made_twice(project: Project) -> None:
    project.revise(unseeded(YEAR))
    project.upgrade()
    project.execute("INSERT INTO fiscal_year (label, starts_on, number) VALUES ('2027/2028', '2027-05-01', 7)")
    (rows,) = project.revise()
    assert "_data_" in rows.name
    project.upgrade()
    assert project.numbers() == [7, 2026]


def test_a_template_that_changes_changes_the_rows(seeded: Project) -> None:
    text = YEAR.replace('rate: "2.50"', 'rate: "2.50"\n      open: "false"')
    assert seeded.due(text) == (
        "change open of '2026/2027' in fiscal_year",
        "change open of '2027/2028' in fiscal_year",
    )
    assert revision.check(spec(text), seeded.history, seeded.server) == ()
    seeded.revise(text)
    seeded.upgrade()
    assert seeded.execute("SELECT DISTINCT open FROM fiscal_year") == [(False,)]


def test_rows_come_after_a_field_that_they_fill(seeded: Project) -> None:
    text = YEAR.replace("  number: int required", "  number: int required\n  short: str(4)")
    text = text.replace('      number: "{y}"', '      number: "{y}"\n      short: "{y}"')
    expand, rows = seeded.revise(text)
    assert ("_expand_" in expand.name, "_data_" in rows.name) == (True, True)
    seeded.upgrade()
    assert seeded.execute("SELECT short FROM fiscal_year ORDER BY 1") == [("2026",), ("2027",)]


def test_without_a_field_to_match_rows_are_known_by_all_that_is_said(project: Project) -> None:
    text = YEAR.replace("    match_field: label\n", "").replace(" required unique", " required")
    project.revise(text)
    project.upgrade()
    assert project.revise(text) == []
    project.revise(text.replace("2.50", "3.00"))
    project.upgrade()
    assert project.numbers() == [2026, 2026, 2027, 2027]


def test_a_row_that_is_deleted_and_kept_is_not_there(project: Project) -> None:
    text = YEAR.replace("  seed:", "  soft_delete\n  seed:")
    project.revise(unseeded(text))
    project.upgrade()
    project.execute(
        "INSERT INTO fiscal_year (label, starts_on, number, deleted_at) VALUES ('2026/2027', '2026-01-01', 7, now())"
    )
    project.revise(text)
    project.upgrade()
    assert project.numbers() == [7, 2026, 2027]


def test_rows_that_the_tables_refuse_are_no_revision(project: Project) -> None:
    text = YEAR.replace("  seed:", '  check "low": number < 2027\n  seed:')
    with pytest.raises(RevisionRefused, match="violates check constraint"):
        project.revise(text)
    assert not list((project.folder / "versions").glob("*.py"))


TENANTS = """\
module m
app shop "Shop"
tenancy:
  mode: shared_schema
  exclude: [FiscalYear]
entity Org "Org":
  archetype: tenant
  id: uuid pk
"""
SCOPE = "  scope:\n    list: open = true\n      as: *\n  seed:"


def test_rows_that_tenants_share_are_made_by_an_owner_who_does_not_see_them(
    tmp_path: Path, server: str, owner_url: str, database_url: str
) -> None:
    project, owner = (Project(tmp_path, server, url) for url in (database_url, owner_url))
    project.revise(TENANTS + YEAR.replace("  seed:", SCOPE))
    owner.upgrade()
    assert project.numbers() == [2026, 2027]
    project.execute("INSERT INTO org DEFAULT VALUES")
    project.execute(
        "INSERT INTO report (tenant_id, year) SELECT org.id, f.id FROM org, fiscal_year f WHERE number > 2026"
    )
    owner.downgrade()
    assert project.numbers() == [2027]
    owner.upgrade()
    assert project.numbers() == [2026, 2027]
    forced = "SELECT relforcerowsecurity FROM pg_class WHERE relname IN ('fiscal_year', 'report')"
    assert project.execute(forced) == [(True,), (True,)]


def test_rows_of_each_tenant_are_not_made_and_that_is_said(project: Project) -> None:
    text = TENANTS.replace("  exclude: [FiscalYear]\n", "") + YEAR
    notes = [each.message for each in compiled(text).diagnostics if "`seed`" in each.message]
    assert notes == ["`seed` of what each tenant has is not acted upon yet: the rows are not made"]
    assert len(project.revise(text)) == 1
    assert project.due(text) == ()


def test_what_acts_is_not_said_to_be_missing() -> None:
    assert not any("`seed`" in each.message for each in compiled(YEAR).diagnostics)
