"""A revision that is rehearsed several times: what it sends is recorded, and means what it means when it is run."""

import psycopg
import pytest
import sqlalchemy as sa

from dazzle.back.migrate.environment import connected
from dazzle.back.migrate.replay import Rehearsal, replay

SENDS = """
import sqlalchemy as sa
from alembic import op

def upgrade():
    op.create_table(
        "item",
        sa.Column("id", sa.Integer(), sa.Identity(), nullable=False),
        sa.Column("note", sa.Text(), server_default=sa.text("'100%% %s \\\\:x {n}'"), comment="50% : '\\t' \\\\"),
        sa.CheckConstraint("note NOT LIKE 'a%b'", name="ck_item_note"),
    )
    op.create_index("ix_item_note", "item", [sa.text("note DESC")], postgresql_where=sa.text("note <> '%'"))
    op.execute("INSERT INTO item DEFAULT VALUES -- one")
    op.execute("INSERT INTO item (note) VALUES ('%; --')")

def downgrade():
    op.drop_table("item")
"""
ASKS = """
import sqlalchemy as sa
from alembic import op

def upgrade():
    op.execute("CREATE TABLE item (note text)")
    count = op.get_bind().execute(sa.text("SELECT count(*) FROM pg_class WHERE relname = 'item'")).scalar()
    op.bulk_insert(sa.table("item", sa.column("note", sa.Text())), [{"note": f"%{count}"}])

def downgrade():
    op.execute("DROP TABLE item")
"""
SEEN = """SELECT array_agg(note), (SELECT array_agg(pg_get_constraintdef(oid)) FROM pg_constraint
    WHERE conrelid = 'item'::regclass), (SELECT array_agg(pg_get_indexdef(indexrelid)) FROM pg_index
    WHERE indrelid = 'item'::regclass), col_description('item'::regclass, 2) FROM item"""


@pytest.mark.parametrize(("text", "recorded"), [(SENDS, True), (ASKS, False)])
def test_rehearsal_does_what_a_run_does(database_url: str, text: str, recorded: bool) -> None:
    with connected(database_url) as connection:
        with connection.begin() as transaction:
            replay(connection, text, "upgrade")
            expected = connection.exec_driver_sql(SEEN.replace("%", "%%"), {}).one()
            transaction.rollback()
        with connection.begin() as transaction:
            rehearsal = Rehearsal(connection, text)
            for function in ("upgrade", "downgrade", "upgrade"):
                rehearsal.run(function)
            assert connection.exec_driver_sql(SEEN.replace("%", "%%"), {}).one() == expected
            transaction.rollback()
    assert (rehearsal.scripts["upgrade"] is not None) is recorded


@pytest.mark.parametrize("statement", ["DROP TABLE nothing", "SELECT :missing"])
def test_what_does_not_run_fails_in_a_rehearsal(database_url: str, statement: str) -> None:
    text = f"from alembic import op\n\ndef upgrade():\n    op.execute({statement!r})\n"
    with connected(database_url) as connection, connection.begin() as transaction:
        with pytest.raises((psycopg.Error, sa.exc.SQLAlchemyError)):
            Rehearsal(connection, text).run("upgrade")
        transaction.rollback()
