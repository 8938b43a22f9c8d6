"""Projects whose revisions are written by hand, for tests of what applies them."""

from pathlib import Path

from dazzle.back.migrate.history import History

HEAD = """\
\"\"\"{message}\"\"\"

import sqlalchemy as sa
from alembic import op

from dazzle.back.steps import concurrently, step

revision = "{id}"
down_revision = {down!r}
branch_labels = {labels!r}
depends_on = None
phase = "{phase}"


def upgrade():
{up}


def downgrade():
{back}
"""
TABLE = """\
    op.create_table("item", sa.Column("id", sa.Integer, primary_key=True), sa.Column("n", sa.Integer))
    op.execute("INSERT INTO item SELECT g, g FROM generate_series(1, 1000) AS g")
"""
# One of each kind of step: a table, a constraint for rows to come, its validation, data, an index made and one dropped.
STEPS = """\
    with step(op, revision, "add index to drop"):
        op.create_index("ix_item_old", "item", ["id", "n"])
    with step(op, revision, "add ck_item_n for rows to come"):
        op.create_check_constraint("ck_item_n", "item", "n >= 0", postgresql_not_valid=True)
    with step(op, revision, "validate ck_item_n"):
        op.execute("ALTER TABLE item VALIDATE CONSTRAINT ck_item_n")
    with step(op, revision, "add rows"):
        op.execute("INSERT INTO item SELECT g, g FROM generate_series(1001, 1010) AS g")
        op.execute("UPDATE item SET n = n + 1")
    with concurrently(op, revision, "uq_item_n"):
        op.create_index("uq_item_n", "item", ["n"], unique=True, postgresql_concurrently=True)
    with concurrently(op, revision, "ix_item_old", drop=True):
        op.drop_index("ix_item_old", "item", postgresql_concurrently=True)
    with step(op, revision, "make uq_item_n a constraint"):
        op.execute("ALTER TABLE item ADD CONSTRAINT uq_item_n UNIQUE USING INDEX uq_item_n")
"""
DROP = '    op.drop_table("item")'
TAKE_BACK = """\
    op.drop_constraint("uq_item_n", "item")
    op.drop_constraint("ck_item_n", "item")
    op.execute("UPDATE item SET n = n - 1")
    op.execute("DELETE FROM item WHERE id > 1000")
"""


def write(folder: Path, number: int, up: str, back: str = "    pass", *, phase: str = "expand") -> str:
    """A revision behind the one of the number before; its id."""
    folder.mkdir(parents=True, exist_ok=True)
    id_ = f"{number:012x}"
    text = HEAD.format(
        message=f"change {number}",
        id=id_,
        down=f"{number - 1:012x}" if number > 1 else None,
        labels=("shop",) if number == 1 else None,
        phase=phase,
        up=up.rstrip("\n"),
        back=back.rstrip("\n"),
    )
    (folder / f"20260101000{number}_{phase}_change_{id_}.py").write_text(text)
    return id_


def history(folder: Path) -> History:
    """Without the framework's revisions."""
    return History(folder, "shop", folder / "framework")


def stepped(folder: Path) -> Path:
    """A table with rows, and a revision with one of each kind of step."""
    write(folder, 1, TABLE, DROP)
    write(folder, 2, STEPS, TAKE_BACK)
    return folder
