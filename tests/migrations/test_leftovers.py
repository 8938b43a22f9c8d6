"""What a run that stops leaves behind: it is put right, or named with what to do."""

from pathlib import Path

import psycopg
import pytest

from dazzle.back.migrate import run, state
from dazzle.diagnostics.errors import MigrationError
from processes import Commands
from revisions import TABLE, history, write

FORCED = """\
    for table in ("a", "b"):
        op.execute(f"CREATE TABLE {table} (id int PRIMARY KEY, a int)")
        op.execute(f"INSERT INTO {table} VALUES (1, 1), (2, 2)")
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")
"""
VALIDATED = """\
    with step(op, revision, "add fk_b_a for rows to come"):
        op.execute("ALTER TABLE b ADD CONSTRAINT fk_b_a FOREIGN KEY (a) REFERENCES a NOT VALID")
    for table in ("a", "b"):
        with step(op, revision, f"show {table} to its owner"):
            op.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
    with step(op, revision, "validate fk_b_a"):
        op.execute("ALTER TABLE b VALIDATE CONSTRAINT fk_b_a")
    for table in ("a", "b"):
        with step(op, revision, f"hold the owner of {table} to its row security again"):
            op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
"""
FAILING = """\
    with step(op, revision, "one"):
        op.execute("SELECT 1")
    with step(op, revision, "two"):
        op.execute("SELECT 1 / 0")
"""
HELD = "SELECT relname FROM pg_class WHERE relforcerowsecurity ORDER BY relname"


def ask(url: str, sql: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url) as connection:
        return connection.execute(sql.encode()).fetchall()


@pytest.fixture
def commands(tmp_path: Path) -> Commands:
    (tmp_path / "dazzle.toml").write_text('[project]\nname = "shop"\n')
    (tmp_path / "dsl").mkdir()
    return Commands(tmp_path)


def test_row_security_is_forced_again_when_what_it_was_lifted_for_fails(
    database_url: str, owner_url: str, commands: Commands
) -> None:
    versions = commands.folder / "migrations" / "versions"
    write(versions, 1, FORCED)
    write(versions, 2, VALIDATED)
    run.upgrade(owner_url, history(versions), run.Wish(target="000000000001"))
    with psycopg.connect(database_url) as connection:
        connection.execute("UPDATE b SET a = 9 WHERE id = 2")
    said: list[str] = []
    with pytest.raises(MigrationError, match="violates foreign key"):
        run.upgrade(owner_url, history(versions), report=said.append)
    assert said == [f"forced the row security of {table} again" for table in ("a", "b")]
    assert ask(database_url, HELD) == [("a",), ("b",)]
    (found,) = state.standing(database_url).halfway
    assert found.done == ("add fk_b_a for rows to come",)
    with psycopg.connect(database_url) as connection:  # as a server that dies leaves it
        connection.execute("ALTER TABLE b NO FORCE ROW LEVEL SECURITY")
        connection.execute("INSERT INTO _dazzle_step VALUES ('000000000002', 'show b to its owner', 'done')")
    for command_ in ("current", "status"):
        assert "b  its owner sees every row: revision 000000000002 has lifted" in commands.dazzle(
            "db", command_, "--database-url", database_url
        )
    with pytest.raises(MigrationError, match="stopped half way"):
        run.downgrade(owner_url, history(versions), "base")
    assert ask(database_url, HELD) == [("a",), ("b",)]
    with psycopg.connect(database_url) as connection:
        connection.execute("UPDATE b SET a = 2 WHERE id = 2")
    assert run.upgrade(owner_url, history(versions)).applied == ("000000000002",)
    assert ask(database_url, HELD) == [("a",), ("b",)]


def test_revision_that_stopped_and_whose_file_is_gone_is_named_and_bars_nobody(
    database_url: str, commands: Commands
) -> None:
    versions = commands.folder / "migrations" / "versions"
    write(versions, 1, TABLE, '    op.drop_table("item")')
    gone = write(versions, 2, FAILING)
    with pytest.raises(MigrationError):
        run.upgrade(database_url, history(versions))
    next(versions.glob(f"*{gone}.py")).unlink()
    forgetting = f"DELETE FROM _dazzle_step WHERE revision = '{gone}'"
    for command_ in ("current", "status"):
        shown = commands.dazzle("db", command_, "--database-url", database_url)
        assert f"{gone}  stopped half way, behind step: one, and is in no file here: bring its file back" in shown
        assert f"undo its steps by hand (one) and then run {forgetting}" in shown
    assert run.downgrade(database_url, history(versions), "base") == ("000000000001",)
    write(versions, 1, TABLE, '    op.drop_table("item")')
    assert forgetting in commands.dazzle("db", "upgrade", "--database-url", database_url)
    ask(database_url, f"{forgetting} RETURNING 1")
    assert state.standing(database_url).halfway == ()


def test_commit_that_fails_ends_the_command(database_url: str, commands: Commands) -> None:
    deferred = "CREATE TABLE pair (n int UNIQUE DEFERRABLE INITIALLY DEFERRED); INSERT INTO pair VALUES (1), (1)"
    write(commands.folder / "migrations" / "versions", 1, f'    op.execute("{deferred}")')
    said = commands.dazzle("db", "upgrade", "--database-url", database_url, code=1)
    assert "revision 000000000001 (change 1) failed: duplicate key" in said
    assert "applied 000000000001" not in said
    assert "Traceback" not in said
