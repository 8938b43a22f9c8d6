"""A long revision is sent by the dozen: it does the same, and fails as it would."""

from pathlib import Path

import psycopg
import pytest

from dazzle.back.migrate import batches, run
from dazzle.back.migrate.history import History
from dazzle.diagnostics.errors import MigrationError

HEAD = f"""\
import sqlalchemy as sa
from alembic import op
revision = "000000000001"
down_revision = None
branch_labels = ("shop",)
depends_on = None
# {"." * batches.LONG}


def upgrade():
"""
DOWN = "\n\ndef downgrade():\n    pass\n"
MANY = batches.SIZE * 2 + 1


def table(number: int, comment: str = "a % and a -- remark") -> str:
    return f'    op.create_table("t{number}", sa.Column("id", sa.Integer(), primary_key=True), comment={comment!r})\n'


TABLES = "".join(map(table, range(MANY)))


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many statements each batch has."""
    found: list[int] = []
    before = batches.Batches._send

    def send(self: batches.Batches) -> None:
        found.append(len(self.waiting))
        before(self)

    monkeypatch.setattr(batches.Batches, "_send", send)
    return found


def upgraded(url: str, folder: Path, body: str) -> None:
    (folder / "000000000001.py").write_text(HEAD + body + DOWN)
    run.upgrade(url, History(folder, "shop", folder / "none"))


def rows(url: str, query: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url) as connection:
        return connection.execute(query.encode()).fetchall()


COUNT = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tablename ~ '^t\\d+$'"


def test_all_is_there_when_a_long_revision_has_run(owner_url: str, tmp_path: Path, sent: list[int]) -> None:
    upgraded(owner_url, tmp_path, TABLES)
    assert rows(owner_url, COUNT) == [(MANY,)]
    assert rows(owner_url, "SELECT obj_description('t1'::regclass)") == [("a % and a -- remark",)]
    assert max(sent) == batches.SIZE


def test_what_is_no_operation_meets_what_came_before_it(owner_url: str, tmp_path: Path, sent: list[int]) -> None:
    body = (
        TABLES
        + '    op.execute("INSERT INTO t1 VALUES (7)")\n'
        + '    op.add_column("t1", sa.Column("n", sa.Integer()))\n'
    )
    upgraded(owner_url, tmp_path, body)
    assert rows(owner_url, "SELECT id, n FROM t1") == [(7, None)]
    assert sent


def test_a_revision_that_may_look_is_sent_one_by_one(owner_url: str, tmp_path: Path, sent: list[int]) -> None:
    found = '    assert sa.inspect(op.get_bind()).has_table("t1")\n'
    upgraded(owner_url, tmp_path, TABLES + found)
    assert rows(owner_url, COUNT) == [(MANY,)]
    assert not sent


@pytest.mark.parametrize("at", [0, batches.SIZE - 1, batches.SIZE, MANY - 1])
def test_nothing_is_there_and_the_revision_is_named_when_one_fails(
    owner_url: str, tmp_path: Path, sent: list[int], at: int
) -> None:
    body = "".join(table(number if number != at else (at + 1) % MANY) for number in range(MANY))
    with pytest.raises(MigrationError, match=r'revision 000000000001 .* failed: relation "t\d+" already exists'):
        upgraded(owner_url, tmp_path, body)
    assert rows(owner_url, COUNT) == [(0,)]
    assert sent
    upgraded(owner_url, tmp_path, TABLES + "    pass\n")  # of another size: Python knows a file by that, and its second
    assert rows(owner_url, COUNT) == [(MANY,)]
