"""Scratch databases: at head, shared, replaced, and gone when they are not needed."""

import threading
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

from dazzle.back.migrate import scratch
from dazzle.back.migrate.history import History
from dazzle.diagnostics.errors import MigrationError


class Files:
    """A growing history whose revisions make a table each."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.count = folder, 0

    def add(self, statement: str = "CREATE TABLE t{} (id int)", *, long: bool = True) -> History:
        """A revision more; a long one does not run again each time."""
        self.count += 1
        remark = f"# {'.' * scratch.SHORT}\n" if long else ""
        down = f"'{self.count - 1:012}'" if self.count > 1 else "None"
        self.folder.mkdir(exist_ok=True)
        self.path(self.count).write_text(
            f"{remark}from alembic import op\nrevision = '{self.count:012}'\ndown_revision = {down}\n"
            f"branch_labels = {('shop',) if self.count == 1 else None}\ndepends_on = None\n"
            f"def upgrade():\n    op.execute({' + '.join(map(repr, statement.format(self.count).split('|')))})\n"
        )
        return self.history

    def path(self, number: int) -> Path:
        return self.folder / f"{number:012}.py"

    @property
    def history(self) -> History:
        return History(self.folder, "shop", self.folder / "none")


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path / "versions")


def tables(connection: sa.Connection) -> set[str]:
    return {name for name in sa.inspect(connection).get_table_names() if name.startswith("t")}


def databases(server: str, files: Files) -> set[str]:
    family = scratch._family(files.history)
    with psycopg.connect(server) as connection:
        found = connection.execute("SELECT datname FROM pg_database WHERE starts_with(datname::text, %s)", (family,))
        return {name for (name,) in found}


def test_every_revision_is_applied_when_opened(server: str, files: Files) -> None:
    for number in (1, 2, 3):
        with scratch.at_head(server, files.add()) as connection:
            assert tables(connection) == {f"t{each + 1}" for each in range(number)}


def test_nothing_stays_when_something_was_done_in_it(server: str, files: Files) -> None:
    files.add()
    for _ in range(2):
        with scratch.at_head(server, files.history) as connection:
            assert tables(connection) == {"t1"}
            connection.execute(sa.text("DROP TABLE t1"))


def test_the_database_is_used_again_when_nothing_changed(server: str, files: Files) -> None:
    files.add()
    for _ in range(3):
        with scratch.at_head(server, files.history):
            pass
    assert len(databases(server, files)) == 1


def test_oldest_are_dropped_when_there_are_many(server: str, files: Files) -> None:
    for _ in range(scratch.KEPT + 2):
        with scratch.at_head(server, files.add()):
            pass
    assert len(databases(server, files)) == scratch.KEPT


def test_one_is_not_dropped_when_it_is_in_use(server: str, files: Files) -> None:
    with scratch.at_head(server, files.add()) as connection:
        for _ in range(scratch.KEPT + 2):
            with scratch.at_head(server, files.add()):
                pass
        assert tables(connection) == {"t1"}


def used_by_four(server: str, files: Files) -> list[set[str]]:
    """The tables that each of four saw who opened one at once."""
    seen: list[set[str]] = []

    def use() -> None:
        with scratch.at_head(server, files.history) as connection:
            seen.append(tables(connection))

    threads = [threading.Thread(target=use) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return seen


def test_all_get_one_when_many_start_together(server: str, files: Files) -> None:
    files.add()
    assert used_by_four(server, files) == [{"t1"}] * 4
    assert len(databases(server, files)) == 1


def test_a_short_revision_makes_no_database_of_its_own(server: str, files: Files) -> None:
    files.add()
    with scratch.at_head(server, files.history):
        before = databases(server, files)
    for number in (2, 3):
        files.add(long=False)
        for _ in range(2):
            with scratch.at_head(server, files.history) as connection:
                assert tables(connection) == {f"t{each + 1}" for each in range(number)}
    assert databases(server, files) == before
    files.add(f"CREATE TABLE t{{}} (id int) -- {'.' * scratch.SHORT}", long=False)
    with scratch.at_head(server, files.history) as connection:
        assert tables(connection) == {"t1", "t2", "t3", "t4"}
    assert len(databases(server, files) - before) == 1


@pytest.mark.parametrize(
    "statement",
    ["CREATE TABLE t{} (id int); COMMIT", "CREATE TABLE t{} (id int); E|ND", "CREATE TABLE t{} (); E|ND; SELECT 1 / 0"],
)
def test_the_database_before_stays_as_it_is_when_a_revision_ends_transactions(
    server: str, files: Files, statement: str
) -> None:
    before = files.add()
    with scratch.at_head(server, before):
        pass
    files.add(statement, long=False)
    with suppress(MigrationError), scratch.at_head(server, files.history) as connection:
        assert tables(connection) == {"t1", "t2"}
    files.path(2).unlink()
    with scratch.at_head(server, files.history) as connection:
        assert tables(connection) == {"t1"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("SET LOCAL search_path = pg_catalog, public", "CREATE TABLE t{} (id int)"),
        ("SE|T search_path = elsewhere, public", "CREATE TABLE t{} (id int)"),
        ("INSE|RT INTO held VALUES (1, 1)", "ALTER TABLE held ADD more int; CREATE TABLE t{} (id int)"),
        ("INSERT INTO held VALUES (1, 1)", "ALTER TABLE held ADD more int; CREATE TABLE t{} (id int)"),
    ],
)
def test_a_revision_leaves_the_next_one_nothing_but_the_schema(
    server: str, files: Files, first: str, second: str
) -> None:
    files.add(
        "CREATE SCHEMA elsewhere; CREATE TABLE t{} (id int);"
        " CREATE TABLE held (id int PRIMARY KEY, up int REFERENCES held DEFERRABLE INITIALLY DEFERRED)"
    )
    with scratch.at_head(server, files.history):
        pass
    files.add(first, long=False)
    files.add(second, long=False)
    with scratch.at_head(server, files.history) as connection:
        assert tables(connection) == {"t1", "t3"}
        connection.execute(sa.text("ALTER TABLE held ADD another int"))
        assert connection.scalar(sa.text("SHOW search_path")) == "public"


def test_several_bring_a_database_forward_at_once(server: str, files: Files) -> None:
    files.add()
    with scratch.at_head(server, files.history):
        pass
    files.add("ALTER TABLE t1 ADD extra int; CREATE TABLE t{} (id int)", long=False)
    assert used_by_four(server, files) == [{"t1", "t2"}] * 4


def test_half_made_database_is_replaced_when_its_maker_was_killed(server: str, files: Files) -> None:
    files.add()
    with psycopg.connect(server, autocommit=True) as keeper:
        (*_, head) = scratch._Shelf(keeper, server, files.history)._names()
        keeper.execute(f"CREATE DATABASE {head}{scratch.BUILDING}".encode())
    with scratch.at_head(server, files.history) as connection:
        assert tables(connection) == {"t1"}
    assert databases(server, files) == {head}


def test_revision_is_named_when_it_does_not_run(server: str, files: Files) -> None:
    files.add("SELECT 1 / 0")
    with (
        pytest.raises(MigrationError, match=r"revision 000000000001 .* failed: division by zero"),
        scratch.at_head(server, files.history),
    ):
        pass
