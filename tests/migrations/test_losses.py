"""What a downgrade destroys is known, and counted, before it does."""

from pathlib import Path

import psycopg
import pytest

from dazzle.back.migrate import run
from dazzle.back.migrate.history import History
from dazzle.back.migrate.losses import Loss, losses

FILE = '''"""{what}"""

from alembic import op

revision = "{id}"
down_revision = {down!r}
branch_labels = {labels!r}
depends_on = None
phase = "expand"


def upgrade():
    op.execute("{up}")


def downgrade():
    {back}
'''


@pytest.fixture
def history(tmp_path: Path) -> History:
    steps = (
        ("CREATE TABLE item (name text)", 'op.drop_table("item")'),
        ("ALTER TABLE item ADD size int", 'op.drop_column("item", "size")'),
        ("ALTER TABLE item RENAME name TO title", 'op.alter_column("item", "title", new_column_name="name")'),
    )
    for number, (up, back) in enumerate(steps, 1):
        text = FILE.format(
            what=f"step {number}",
            id=f"{number:012x}",
            down=f"{number - 1:012x}" if number > 1 else None,
            labels=("shop",) if number == 1 else None,
            up=up,
            back=back,
        )
        (tmp_path / f"20260101000{number}_expand_step_{number:012x}.py").write_text(text)
    return History(tmp_path, "shop", Path("/nonexistent"))


def test_rows_and_values_are_counted_when_they_would_go(database_url: str, history: History) -> None:
    run.upgrade(database_url, history)
    with psycopg.connect(database_url) as connection:
        connection.execute("INSERT INTO item VALUES ('a', 1), ('b', NULL)")

    def lost(target: str) -> tuple[Loss, ...]:
        return losses(database_url, run.taken_back(database_url, history, target))

    assert lost("-1") == ()
    assert lost("-2") == (Loss(table="item", column="size", count=1),)
    assert lost("base") == (Loss(table="item", column=None, count=2),)
    assert [str(loss) for loss in lost("000000000001")] == ["column item.size with 1 value"]
    assert [str(loss) for loss in lost("base")] == ["table item with 2 rows"]


def test_nothing_is_lost_when_nothing_is_applied(database_url: str, history: History) -> None:
    assert losses(database_url, run.taken_back(database_url, history, "base")) == ()
