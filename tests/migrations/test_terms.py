"""Dangers: said, refused until somebody answers for them, and kept with the reason in the file."""

from pathlib import Path

import psycopg
import pytest

from build import app, compiled, entity, field
from dazzle.back.migrate import catalogue, revision, run, statistics
from dazzle.back.migrate.hints import Drop, Hints
from dazzle.back.migrate.history import History
from dazzle.back.migrate.terms import Terms
from dazzle.diagnostics.diagnostic import Diagnostic, Severity
from dazzle.diagnostics.errors import MigrationError, RevisionRefused
from dazzle.fieldtypes.array import Array
from dazzle.fieldtypes.bigint import BigInt
from dazzle.fieldtypes.enum import Enum
from dazzle.fieldtypes.int import Int
from dazzle.fieldtypes.text import Text
from terms import SMALL_TABLES, answer

NARROW = app(entity("Thing", field("size", Int())))
WIDE = app(entity("Thing", field("size", BigInt())))
SLUG = "type-change-rewrites"
DROP = Hints(drops=(Drop.parsed("Thing.size"),))


def rows_of(url: str) -> tuple[catalogue.Row, ...]:
    with psycopg.connect(url) as connection:
        return catalogue.read(connection)


@pytest.fixture
def history(tmp_path: Path, server: str) -> History:
    found = History(tmp_path / "versions", "shop", tmp_path / "framework")
    revision.write(NARROW, found, server, "baseline")
    return found.reread()


def test_nothing_is_written_when_nobody_answers_for_a_rewrite(history: History, server: str) -> None:
    before = sorted(history.project_versions.glob("*.py"))
    said: list[Diagnostic] = []
    with pytest.raises(RevisionRefused, match="holds ACCESS EXCLUSIVE on thing") as refused:
        revision.write(WIDE, history, server, "wider", report=said.append)
    assert f"--acknowledge {SLUG}=" in str(refused.value.help)
    assert [(each.rule, each.severity) for each in said] == [(SLUG, Severity.ERROR)]
    assert sorted(history.project_versions.glob("*.py")) == before


def test_reason_is_in_the_file_when_somebody_answers(history: History, server: str, database_url: str) -> None:
    (path,) = revision.write(WIDE, history, server, "wider", terms=Terms(acknowledge={SLUG: 'it has "40" rows'}))
    assert f'acknowledge = {{\n    "{SLUG}": \'it has "40" rows\',\n}}\n' in path.read_text()
    assert run.upgrade(database_url, history.reread()).applied


def test_danger_is_a_warning_when_the_table_is_small(history: History, server: str) -> None:
    said: list[Diagnostic] = []
    (path,) = revision.write(WIDE, history, server, "wider", terms=SMALL_TABLES, report=said.append)
    assert [(each.rule, each.severity) for each in said] == [(SLUG, Severity.WARNING)]
    assert "acknowledge" not in path.read_text()


@pytest.mark.parametrize(
    ("acknowledge", "message"),
    [
        ({"type-change-rewrite": "why not"}, "nothing is called `type-change-rewrite`"),
        ({SLUG: "  "}, "without a reason"),
        ({SLUG: "few rows", "dropped-table": "unused"}, "`dropped-table` is acknowledged"),
    ],
)
def test_answer_is_refused_when_it_answers_nothing(
    history: History, server: str, acknowledge: dict[str, str], message: str
) -> None:
    with pytest.raises(RevisionRefused, match=message):
        revision.write(WIDE, history, server, "wider", terms=Terms(acknowledge=acknowledge))


@pytest.mark.parametrize(
    ("written", "message"), [(f'"{SLUG}": ""', "without a reason"), ('"no-such-rule": "so"', "the name of no danger")]
)
def test_upgrade_refuses_an_answer_that_is_none(
    history: History, server: str, database_url: str, written: str, message: str
) -> None:
    (path,) = revision.write(WIDE, history, server, "wider", terms=Terms(acknowledge={SLUG: "few rows"}))
    path.write_text(path.read_text().replace(f'"{SLUG}": "few rows"', written))
    with pytest.raises(MigrationError, match=message):
        run.upgrade(database_url, history.reread())


def test_answer_stands_in_the_file_whose_danger_it_is(history: History, server: str) -> None:
    spec = app(entity("Thing", field("note", Text())))
    said = {"dropped-column": "unused since spring"}
    expand, contract = revision.write(spec, history, server, "note", terms=Terms(acknowledge=said), hints=DROP)
    assert "unused since spring" in contract.read_text()
    assert "acknowledge" not in expand.read_text()
    assert f'expand = "{expand.stem.rpartition("_")[2]}"' in contract.read_text()


def test_upgrade_refuses_an_empty_statement_and_changes_nothing(
    history: History, server: str, database_url: str
) -> None:
    run.upgrade(database_url, history)
    required = app(entity("Thing", field("size", Int()), field("weight", Int(), required=True)))
    paths = revision.write(required, history, server, "weight")
    before = rows_of(database_url)
    with pytest.raises(MigrationError, match=r"fill thing\.weight"):
        run.upgrade(database_url, history.reread())
    assert rows_of(database_url) == before
    answer(paths, "UPDATE thing SET weight = 1 WHERE weight IS NULL")
    assert run.upgrade(database_url, history.reread()).applied


PLACES = """
module m
app shop "Shop"
entity Part "Part":
  street: str(40) required
  floor: int required = 1
entity Thing "Thing":
  id: int pk
  at: embeds Part
  price: money(EUR)
"""


def test_a_field_of_several_columns_asks_once_and_for_all_of_them(
    tmp_path: Path, server: str, database_url: str
) -> None:
    history = History(tmp_path / "places", "shop", tmp_path / "framework")
    revision.write(compiled(PLACES).require(), history, server, "baseline")
    run.upgrade(database_url, history.reread())
    with psycopg.connect(database_url) as connection:
        connection.execute("INSERT INTO thing DEFAULT VALUES")
    required = PLACES.replace("embeds Part", "embeds Part required").replace("money(EUR)", "money(EUR) required")
    (path,) = revision.write(compiled(required).require(), history.reread(), server, "required")
    (found,) = (each for each in history.reread().revisions if each.path == path)
    # One column of the place has a default, the other none.
    assert found.statements == {"fill thing.at": "", "fill thing.price": ""}
    said = {
        "fill thing.at": "UPDATE thing SET at_street = 'Elm', at_floor = 2 WHERE at_street IS NULL",
        "fill thing.price": "UPDATE thing SET price_minor = 5, price_currency = 'EUR' WHERE price_minor IS NULL",
    }
    text = path.read_text()
    assert (
        "    # UPDATE thing SET price_minor = ..., price_currency = ..."
        " WHERE price_minor IS NULL OR price_currency IS NULL\n"
        '    "fill thing.price": "",\n'
    ) in text
    for name, sql in said.items():
        text = text.replace(f'"{name}": ""', f'"{name}": "{sql}"')
    path.write_text(text)
    run.upgrade(database_url, history.reread())
    with psycopg.connect(database_url) as connection:
        row = connection.execute("SELECT at_street, at_floor, price_minor, price_currency FROM thing").fetchone()
    assert row == ("Elm", 2, 5, "EUR")


def test_file_is_readable_whatever_the_values_are_that_an_enum_loses(tmp_path: Path, server: str) -> None:
    history = History(tmp_path / "values", "shop", tmp_path / "framework")
    values = ("a", "line\nend", "back\\slash", 'quote"""')
    for kept in (values, values[:1]):
        spec = app(entity("Thing", field("kind", Enum(kept, kept))))
        paths = revision.write(spec, history.reread(), server, "values")
    (found,) = (each for each in history.reread().revisions if each.path == paths[0])
    assert found.statements == {"move thing.kind": ""}


def test_items_of_a_list_are_moved_one_value_after_the_other(tmp_path: Path, server: str, database_url: str) -> None:
    history = History(tmp_path / "items", "shop", tmp_path / "framework")
    first, then = ("x", "y", "z"), ("x", "n", "m")
    for values in (first, then):
        spec = app(entity("Thing", field("kinds", Array(Enum(values, values)))))
        paths = revision.write(spec, history.reread(), server, "values")
        if values == first:
            run.upgrade(database_url, history.reread())
            with psycopg.connect(database_url) as connection:
                connection.execute("INSERT INTO thing (kinds) VALUES ('{y,z}'), ('{x}')")
    moves = (("y", "n"), ("z", "m"))
    answer(paths, ";".join(f"UPDATE thing SET kinds = array_replace(kinds, '{old}', '{new}')" for old, new in moves))
    run.upgrade(database_url, history.reread())
    with psycopg.connect(database_url) as connection:
        assert connection.execute("SELECT kinds FROM thing ORDER BY 1").fetchall() == [(["n", "m"],), (["x"],)]


def test_figures_of_a_database_are_those_of_the_file_when_they_are_kept(
    tmp_path: Path, history: History, database_url: str
) -> None:
    run.upgrade(database_url, history)
    found = statistics.of_database(database_url)
    assert found.small == {"thing", "alembic_version"} | {each for each in found.tables if each.startswith("_dazzle")}
    path = tmp_path / statistics.FILE
    assert statistics.of_file(path) is None
    path.write_bytes(statistics.encoded(found))
    assert statistics.of_file(path) == found
    path.write_text('{"tables": {"thing": {"rows": 20000, "bytes": 1}}}')
    assert statistics.of_file(path).small == frozenset()
    path.write_text("{")
    with pytest.raises(MigrationError, match="cannot be read"):
        statistics.of_file(path)
