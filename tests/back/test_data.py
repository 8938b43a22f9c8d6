"""Rows of a table that forces its policies, in a revision of an owner who is no superuser."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from dazzle.back.migrate import revision, run
from dazzle.back.migrate.history import History
from dazzle.back.migrate.losses import Loss, losses
from dazzle.diagnostics.errors import MigrationError

ROOT = Path(__file__).parents[2]
MADE = (
    "CREATE TABLE invoice (id integer PRIMARY KEY, note text)",
    "INSERT INTO invoice SELECT generate_series(1, 5)",
    "ALTER TABLE invoice ENABLE ROW LEVEL SECURITY",
    "ALTER TABLE invoice FORCE ROW LEVEL SECURITY",
)
UPDATE = "op.execute(\"UPDATE invoice SET note = 'x:y'\")"
LIFTED = f'with unforced(op, "invoice"):\n        {UPDATE}'
LABELS = "\nfrom alembic import op\nfrom dazzle.back.data import unforced\n\nrevision ="


def history_of(folder: Path, *bodies: str) -> History:
    """A history by hand: a revision for each body."""
    history = History(folder / "versions", "shop", folder / "framework")
    for number, body in enumerate(bodies):
        path = revision.write_empty(history.reread(), f"step {number}")
        text = path.read_text().replace("def upgrade() -> None:\n", f"def upgrade() -> None:\n    {body}\n")
        path.write_text(text.replace("\nrevision =", LABELS, 1))
    return history.reread()


def executing(statements: tuple[str, ...]) -> str:
    return "\n    ".join(f"op.execute({statement!r})" for statement in statements)


def notes(url: str) -> list[tuple[str | None, bool]]:
    with psycopg.connect(url) as connection:
        return connection.execute(
            "SELECT DISTINCT note, relforcerowsecurity FROM invoice, pg_class WHERE relname = 'invoice'"
        ).fetchall()


def test_all_rows_are_changed_where_the_force_is_lifted(tmp_path: Path, owner_url: str, database_url: str) -> None:
    run.upgrade(owner_url, history_of(tmp_path, executing(MADE), LIFTED))
    assert notes(database_url) == [("x:y", True)]


def test_postgres_errs_where_the_owner_would_change_no_row_in_silence(
    tmp_path: Path, owner_url: str, database_url: str
) -> None:
    history = history_of(tmp_path, executing(MADE), UPDATE)
    with pytest.raises(MigrationError, match="query would be affected by row-level security policy"):
        run.upgrade(owner_url, history)
    assert notes(database_url) == [(None, True)]


def test_nothing_is_lifted_when_the_revision_fails(tmp_path: Path, owner_url: str, database_url: str) -> None:
    broken = f'{LIFTED}\n        op.execute("SELECT 1 / 0")'
    history = history_of(tmp_path, executing(MADE), broken)
    with pytest.raises(MigrationError, match="division by zero"):
        run.upgrade(owner_url, history)
    assert notes(database_url) == [(None, True)]


def test_a_table_that_forces_nothing_is_refused(tmp_path: Path, owner_url: str) -> None:
    history = history_of(tmp_path, executing(MADE[:1]), LIFTED)
    with pytest.raises(MigrationError, match="the table `invoice` has no row security that is forced"):
        run.upgrade(owner_url, history)


def test_plain_alembic_does_the_same_and_can_print_it(tmp_path: Path, owner_url: str, database_url: str) -> None:
    (tmp_path / "dsl").mkdir()
    (tmp_path / "dsl" / "app.dsl").write_text("module shop.app\n\napp shop\n\nentity Thing:\n  id: uuid pk\n")
    (tmp_path / "dazzle.toml").write_text('[project]\nname = "shop"\n')
    ini = (ROOT / "src" / "dazzle" / "cli" / "templates" / "alembic.ini").read_text()
    (tmp_path / "alembic.ini").write_text(ini)
    history_of(tmp_path / "migrations", executing(MADE), LIFTED)

    def alembic(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "alembic", "upgrade", *arguments],
            cwd=tmp_path,
            env={**os.environ, "DATABASE_URL": owner_url},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert "ALTER TABLE invoice NO FORCE ROW LEVEL SECURITY;" in alembic("shop@head", "--sql")
    alembic("heads")
    assert notes(database_url) == [("x:y", True)]


def test_an_empty_revision_says_so_where_row_security_is_forced(tmp_path: Path) -> None:
    first = history_of(tmp_path, executing(MADE))
    assert "unforced" not in first.revisions[0].path.read_text().partition("def upgrade")[2]
    second = history_of(tmp_path, "pass").revisions[-1]
    assert 'with unforced(op, "invoice"):' in second.path.read_text()


def test_rows_that_cannot_be_seen_are_not_counted_as_none(tmp_path: Path, owner_url: str) -> None:
    history = history_of(tmp_path, executing(MADE))
    path = history.revisions[0].path
    back = 'def downgrade() -> None:\n    op.drop_table("invoice")\n'
    path.write_text(path.read_text().replace("def downgrade() -> None:\n", back))
    history = history.reread()
    run.upgrade(owner_url, history)
    assert losses(owner_url, run.taken_back(owner_url, history, "base")) == (
        Loss(table="invoice", column=None, count=None),
    )
