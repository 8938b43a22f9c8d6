"""What looks at the locks of steps sees one that a file does not tell of."""

from pathlib import Path

import psycopg
import pytest

from dazzle.back.migrate import run
from dazzle.diagnostics.errors import MigrationError
from lockwatch import watched
from revisions import history, write

SAID = "a change of two tables\n\nIn 1 steps:\n1. change item: {said}\n"
CHANGE = """\
    with step(op, revision, "change item"):
        op.add_column("item", sa.Column("extra", sa.Integer()))
        op.execute("LOCK TABLE other IN SHARE ROW EXCLUSIVE MODE")
"""
TABLES = """\
    op.create_table("item", sa.Column("id", sa.Integer()))
    op.create_table("other", sa.Column("id", sa.Integer()))
"""


@pytest.mark.parametrize(
    ("said", "exceeding"),
    [
        ("ACCESS EXCLUSIVE on item and other for a moment", None),
        ("ACCESS EXCLUSIVE on item, and SHARE ROW EXCLUSIVE on other for a moment", None),
        ("ACCESS EXCLUSIVE on item for a moment", "ShareRowExclusiveLock on other"),
        (
            "nobody waits, but writers of item and other for a moment (SHARE ROW EXCLUSIVE)",
            "AccessExclusiveLock on item",
        ),
        ("nobody waits", "AccessExclusiveLock on item"),
    ],
)
def test_a_lock_that_is_not_told_of_is_seen(
    database_url: str, tmp_path: Path, said: str, exceeding: str | None
) -> None:
    write(tmp_path, 1, TABLES)
    write(tmp_path, 2, CHANGE)
    (path,) = tmp_path.glob("*_000000000002.py")
    path.write_text(path.read_text().replace("change 2", SAID.format(said=said), 1))
    with watched(tmp_path) as seen:
        if exceeding is None:
            run.upgrade(database_url, history(tmp_path))
            assert seen == ["000000000002: change item"]
        else:
            with pytest.raises(MigrationError, match=exceeding):
                run.upgrade(database_url, history(tmp_path))
    with psycopg.connect(database_url) as connection:
        connection.execute("SELECT extra FROM item" if exceeding is None else "SELECT id FROM item")
