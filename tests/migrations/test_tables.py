"""Policies, row security and comments that a revision made by hand and the DSL does not say: taken away, and back."""

from pathlib import Path

import psycopg
import pytest

from build import app, entity, field
from dazzle.back.migrate import catalogue, revision, run
from dazzle.back.migrate.history import History
from dazzle.diagnostics.errors import RevisionRefused
from dazzle.fieldtypes.int import Int
from dazzle.fieldtypes.str import Str

SHOP = app(entity("Ship", field("name", Str(40))))
BY_HAND = {
    "policies": (
        "CREATE POLICY everybody ON ship",
        "CREATE POLICY named ON ship AS RESTRICTIVE FOR UPDATE USING (name <> 'a:b 100%') WITH CHECK (name <> '')",
    ),
    "row security": ("ALTER TABLE ship ENABLE ROW LEVEL SECURITY", "ALTER TABLE ship FORCE ROW LEVEL SECURITY"),
    "comments": (
        "COMMENT ON TABLE ship IS 'At sea: 100% \"wet\", it''s said'",
        "COMMENT ON COLUMN ship.name IS 'Painted :on it, \\ 5%'",
    ),
    "a whole table": (
        "CREATE TABLE wreck (id integer GENERATED ALWAYS AS IDENTITY (START WITH 100) PRIMARY KEY, depth int4range)",
        "ALTER TABLE wreck ADD name text",
        "COMMENT ON TABLE wreck IS 'Below'",
        "COMMENT ON COLUMN wreck.depth IS 'In metres'",
        "COMMENT ON COLUMN wreck.name IS 'As it was'",
        "ALTER TABLE wreck ENABLE ROW LEVEL SECURITY",
        "CREATE POLICY seen ON wreck FOR SELECT USING (id > 0)",
    ),
}


def by_hand(folder: Path, statements: tuple[str, ...]) -> History:
    """The shop's first revision, and one by hand that executes the statements."""

    def history() -> History:
        return History(folder / "versions", "shop", folder / "framework")

    path = revision.write_empty(history(), "by hand")
    body = "\n".join(f"    op.execute({statement.replace(':', chr(92) + ':')!r})" for statement in statements)
    text = path.read_text().replace("def upgrade() -> None:\n", f"def upgrade() -> None:\n{body}\n")
    path.write_text(text.replace("\nrevision =", "\nfrom alembic import op\n\nrevision =", 1))
    return history()


def rows(url: str) -> set[catalogue.Row]:
    with psycopg.connect(url) as connection:
        return set(catalogue.read(connection))


@pytest.mark.parametrize("made", BY_HAND.values(), ids=list(BY_HAND))
def test_what_the_dsl_does_not_say_goes_and_comes_back(
    tmp_path: Path, server: str, database_url: str, made: tuple[str, ...]
) -> None:
    revision.write(SHOP, History(tmp_path / "versions", "shop", tmp_path / "framework"), server, "baseline")
    history = by_hand(tmp_path, made)
    run.upgrade(database_url, history)
    before = rows(database_url)
    assert len(revision.check(SHOP, history, server)) >= 1

    assert revision.write(SHOP, history, server, "as the text says")
    history = history.reread()
    assert revision.check(SHOP, history, server) == ()
    hand = next(each for each in history.revisions if each.message == "by hand")
    run.upgrade(database_url, history)
    assert rows(database_url) != before
    run.downgrade(database_url, history, hand.id)
    assert rows(database_url) == before


def test_an_identity_that_numbers_in_another_way_is_refused(tmp_path: Path, server: str) -> None:
    spec = app(entity("Ship", field("id", Int(), required=True), primary_key=("id",)))
    revision.write(spec, History(tmp_path / "versions", "shop", tmp_path / "framework"), server, "baseline")
    history = by_hand(tmp_path, ("ALTER TABLE ship ALTER id SET START WITH 100 SET INCREMENT BY 10",))
    assert revision.check(spec, history, server) == ("Ship.id: column ship.id is numbered in another way in the DSL",)
    with pytest.raises(RevisionRefused, match="id changes how it is numbered"):
        revision.write(spec, history, server, "as before")


def test_a_table_that_is_kept_in_another_way_is_refused(tmp_path: Path, server: str) -> None:
    revision.write(SHOP, History(tmp_path / "versions", "shop", tmp_path / "framework"), server, "baseline")
    history = by_hand(tmp_path, ("ALTER TABLE ship SET UNLOGGED",))
    assert revision.check(SHOP, history, server) == ("Ship: table ship is kept in another way in the DSL",)
    with pytest.raises(RevisionRefused, match="the change of table ship is not written yet"):
        revision.write(SHOP, history, server, "logged")
