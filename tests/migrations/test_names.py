"""What would be called as something else is, comes and goes: no two have a name at once, and none is gone early."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dazzle.back.migrate import revision, run
from dazzle.back.migrate.history import History
from dazzle.diagnostics.errors import MigrationError
from dazzle.ir.appspec import AppSpec
from renaming import SERVERS, Project, database, fresh, spec, there_and_back, without_bookkeeping

HEAD = """
module m
app shop "Shop"
"""
OTHER = """entity Org "Org":
  id: uuid pk
"""
CLUB = """entity Club "Club":
  id: uuid pk
  name: str(40)
"""
SETTINGS = """entity ClubSettings "Settings":
  id: uuid pk
  note: str(40)
"""
CLUB_X = CLUB + "  settings_x: int unique\n  settings_org: ref Org\n"
SETTINGS_X = SETTINGS + "  x: int unique\n  org: ref Org\n"
ROWS = {
    "INSERT INTO club (name, settings_x) VALUES ('a', 7)": "SELECT count(*) = 1 FROM club WHERE name = 'a'",
    "INSERT INTO club_settings (note, x) VALUES ('b', 7)": "SELECT count(*) = 1 FROM club_settings WHERE note = 'b'",
}


@pytest.fixture(params=SERVERS)
def project(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Project]:
    server = request.getfixturevalue(request.param)
    with database(server) as url:
        yield Project(tmp_path, server, url)


def app(*entities: str) -> AppSpec:
    return spec("".join((HEAD, OTHER, *entities)))


@pytest.mark.parametrize("entities", [(CLUB_X, SETTINGS), (CLUB, SETTINGS_X)], ids=["first", "second"])
def test_the_other_comes_and_both_have_names_of_their_own(project: Project, entities: tuple[str, ...]) -> None:
    before, both = app(*entities), app(CLUB_X, SETTINGS_X)
    kept = "club (" if entities[0] is CLUB_X else "club_settings ("
    rows = {statement: query for statement, query in ROWS.items() if kept in statement}
    text = there_and_back(project, before, both, rows)
    assert "drop" not in text.partition("def downgrade")[0]


@pytest.mark.parametrize("entities", [(CLUB_X, SETTINGS), (CLUB, SETTINGS_X)], ids=["second", "first"])
def test_one_goes_and_the_other_has_the_name_for_itself(project: Project, entities: tuple[str, ...]) -> None:
    after = app(*entities)
    gone = ("ClubSettings.x", "ClubSettings.org") if entities[0] is CLUB_X else ("Club.settings_x", "Club.settings_org")
    changed(project, app(CLUB_X, SETTINGS_X), after, *gone)


@pytest.mark.parametrize("moved", ["to the second", "to the first"])
def test_the_name_goes_from_one_table_to_the_other(project: Project, moved: str) -> None:
    edits = app(CLUB_X, SETTINGS), app(CLUB, SETTINGS_X)
    gone = "Club.settings_x", "Club.settings_org"
    if moved == "to the first":
        edits, gone = edits[::-1], ("ClubSettings.x", "ClubSettings.org")
    changed(project, *edits, *gone)


def test_the_name_goes_from_a_table_that_goes_to_one_that_comes(project: Project) -> None:
    changed(project, app(CLUB_X), app(SETTINGS_X), "Club")


def test_a_name_moves_on_where_each_gets_that_of_the_next(project: Project) -> None:
    """What stays gets its new name at once; only what goes steps aside."""
    before = app(CLUB_X, SETTINGS + "  y: int unique\n")
    after = app(CLUB_X.replace("settings_x: int", "settings_y: int was: settings_x"), SETTINGS + "  x: int unique\n")
    expand = changed(project, before, after, "ClubSettings.y")
    assert "uq_club_settings_x_aside" not in expand
    assert "uq_club_settings_y_aside" in expand


def test_a_key_is_renamed_though_another_of_its_table_has_the_name_and_goes(project: Project) -> None:
    fields = "  a: int\n  c: int\n  {}: int\n"
    before = app(CLUB + fields.format("p") + "  b_c: int\n  unique a, b_c\n  unique p, c\n")
    after = app(CLUB + fields.format("a_b").replace("a_b: int", "a_b: int was: p") + "  unique a_b, c\n")
    expand = changed(project, before, after, "Club.b_c")
    assert "RENAME CONSTRAINT uq_club_p_c TO uq_club_a_b_c" in expand


def test_a_table_gets_the_name_of_an_index_that_goes(project: Project) -> None:
    table = 'entity Other "Other":\n  table: ix_club_x\n  id: uuid pk\n'
    before, after = app(CLUB + "  x: int indexed\n"), app(CLUB, table)
    changed(project, before, after, "Club.x")


@pytest.mark.parametrize("server_name", SERVERS)
def test_tables_that_no_revision_made_say_what_to_do_when_a_name_is_taken(
    request: pytest.FixtureRequest, tmp_path: Path, server_name: str
) -> None:
    with database(request.getfixturevalue(server_name)) as url:
        history = History(tmp_path / "versions", "shop", tmp_path / "framework")
        run.upgrade(url, history, run.Wish(appspec=app(CLUB_X)))
        with pytest.raises(MigrationError, match='"uq_club_settings_x" already exists') as caught:
            run.upgrade(url, history, run.Wish(appspec=app(CLUB, SETTINGS_X)))
        assert "another in the text, write the first revision" in str(caught.value.help)


def test_two_in_one_table_whose_columns_joined_are_the_same(project: Project) -> None:
    fields = "".join(f"  {name}: int\n" for name in ("a", "b_c", "a_b", "c"))
    one, both = (app(f"{CLUB}{fields}{keys}") for keys in ("  unique a, b_c\n", "  unique a, b_c\n  unique a_b, c\n"))
    there_and_back(project, one, both, {"INSERT INTO club (a, b_c) VALUES (1, 2)": "SELECT count(*) = 1 FROM club"})


def test_an_index_is_replaced_while_another_has_the_name_that_it_would_have_meanwhile(project: Project) -> None:
    fields = "".join(f"  {name}: int\n" for name in ("a", "new", "old"))
    others = "  index a, new\n  index a, old\n"
    before, after = (app(f"{CLUB}{fields}{others}  index a{way}\n") for way in ("", " desc"))
    there_and_back(project, before, after, {"INSERT INTO club (a) VALUES (1)": "SELECT count(*) = 1 FROM club"})


def test_a_field_is_required_while_a_rule_has_the_name_that_that_would_have_meanwhile(project: Project) -> None:
    rule = '  name: str(40){}\n  check "name not null": name != "x"\n'
    before, after = (app(CLUB.replace("  name: str(40)\n", rule.format(word))) for word in ("", " required"))
    there_and_back(project, before, after, {"INSERT INTO club (name) VALUES ('a')": "SELECT count(*) = 1 FROM club"})


def changed(project: Project, before: AppSpec, after: AppSpec, *gone: str) -> str:
    """In two revisions, of which the first, returned without its way back, leaves all that goes; back, and again."""
    project.revise(before)
    project.upgrade()
    was = project.named()
    expand, contract = project.revise(after, drops=gone)
    expand = expand.partition("def downgrade")[0]
    assert "drop" not in expand
    assert "drop" in contract
    project.upgrade()
    is_now = project.named()
    assert revision.check(after, project.history, project.server) == ()
    assert without_bookkeeping(is_now) == without_bookkeeping(fresh(project, after))
    run.downgrade(project.url, project.history, "base")
    project.upgrade()
    assert project.named() == is_now
    run.downgrade(project.url, project.history, "-1")
    run.downgrade(project.url, project.history, "-1")
    assert project.named() == was
    return expand
