"""Steps of a revision: each its own transaction, left out when it is through, plain in a rehearsal."""

import io
from pathlib import Path

import psycopg
import pytest
from alembic import command

from dazzle.back.migrate import run
from dazzle.back.migrate.environment import configuration, connected
from dazzle.back.migrate.history import History
from dazzle.back.migrate.replay import replay
from dazzle.diagnostics.errors import MigrationError

REVISION = "00000000000a"
HEAD = f'''"""steps"""

from alembic import op
import sqlalchemy as sa

from dazzle.back.data import unforced
from dazzle.back.steps import concurrently, person, step

revision = "{REVISION}"
down_revision = None
branch_labels = ("shop",)
depends_on = None
'''
DOWN = "def downgrade():\n    op.drop_table('item')\n"
TABLE = """
    with step(op, revision, "make item"):
        op.create_table("item", sa.Column("id", sa.Integer, primary_key=True), sa.Column("n", sa.Integer))
        item = sa.table("item", sa.column("id", sa.Integer), sa.column("n", sa.Integer))
        op.bulk_insert(item, [{"id": 1, "n": 7}, {"id": 2, "n": 7}])
"""
INDEX = """
    with concurrently(op, revision, "ix_item_n"):
        op.create_index("ix_item_n", "item", ["n"], postgresql_concurrently=True)
"""
DROP = """
    with concurrently(op, revision, "ix_item_n", drop=True):
        op.drop_index("ix_item_n", "item", postgresql_concurrently=True)
"""
FAIL = """
    with step(op, revision, "fail"):
        op.execute("SELECT 1 / 0")
"""
SEEN_TWICE = """
    with step(op, revision, "forced"):
        op.execute("ALTER TABLE item ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")
        with unforced(op, "item"):
            op.get_bind().execute(sa.text("UPDATE item SET n = n + :by"), {"by": 1})
            op.get_bind().execute(sa.text("UPDATE item SET n = n + :by"), [{"by": 1}, {"by": 2}])
"""


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path, "shop", tmp_path / "none")


def write(history: History, *steps: str, head: str = HEAD) -> str:
    text = f"{head}\n\ndef upgrade():\n{''.join(steps) or '    pass'}\n\n{DOWN}"
    (history.locations[0] / "step.py").write_text(text)
    return text


def ask(url: str, sql: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url) as connection:
        return connection.execute(sql.encode()).fetchall()


def rows(url: str) -> list[tuple[object, ...]]:
    return ask(url, "SELECT id, n FROM item ORDER BY 1")


JOURNAL = "SELECT step, state FROM _dazzle_step ORDER BY at"


def test_steps_that_are_through_stay_and_are_left_out_when_a_later_one_fails(
    database_url: str, history: History
) -> None:
    write(history, TABLE, SEEN_TWICE, INDEX, FAIL)
    with pytest.raises(MigrationError, match="division by zero"):
        run.upgrade(database_url, history)
    assert ask(database_url, JOURNAL) == [("make item", "done"), ("forced", "done"), ("build ix_item_n", "done")]
    assert rows(database_url) == [(1, 11), (2, 11)]
    write(history, TABLE, SEEN_TWICE, INDEX)
    assert run.upgrade(database_url, history).applied == (REVISION,)
    assert rows(database_url) == [(1, 11), (2, 11)]
    assert ask(database_url, JOURNAL) == []


def test_plain_alembic_goes_on_where_the_runner_stopped(database_url: str, history: History) -> None:
    write(history, TABLE, INDEX, FAIL)
    with pytest.raises(MigrationError):
        run.upgrade(database_url, history)
    write(history, TABLE, INDEX)
    with connected(database_url) as connection:
        command.upgrade(configuration(history, connection=connection), "heads")
    assert rows(database_url) == [(1, 7), (2, 7)]
    assert ask(database_url, JOURNAL) == []


def test_plain_alembic_makes_the_journal_when_it_is_missing(database_url: str, history: History) -> None:
    write(history, TABLE, INDEX, DROP)
    with connected(database_url) as connection:
        command.upgrade(configuration(history, connection=connection), "heads")
    assert ask(database_url, JOURNAL) == []
    assert ask(database_url, "SELECT FROM pg_class WHERE relname = 'ix_item_n'") == []


def test_invalid_index_is_built_anew_when_a_build_failed(database_url: str, history: History) -> None:
    unique = INDEX.replace('["n"]', '["n"], unique=True')
    write(history, TABLE, unique)
    with pytest.raises(MigrationError, match=r"could not create unique index.*\(n\)=") as failed:
        run.upgrade(database_url, history)
    assert failed.value.help == "make the values differ, and run `dazzle db upgrade` again"
    assert all(not name.startswith("build") for name, _ in ask(database_url, JOURNAL))
    assert ask(database_url, "SELECT to_regclass('ix_item_n')") == [(None,)]
    with psycopg.connect(database_url) as connection:
        connection.execute("UPDATE item SET n = id")
    assert run.upgrade(database_url, history).applied == (REVISION,)
    assert ask(database_url, "SELECT indisvalid FROM pg_index WHERE indexrelid = 'ix_item_n'::regclass") == [(True,)]


def test_valid_index_is_left_out_when_only_the_journal_had_no_time(database_url: str, history: History) -> None:
    write(history, TABLE, INDEX, FAIL)
    with pytest.raises(MigrationError):
        run.upgrade(database_url, history)
    with psycopg.connect(database_url) as connection:
        connection.execute("UPDATE _dazzle_step SET state = 'begun' WHERE step LIKE 'build%'")
    before = ask(database_url, "SELECT 'ix_item_n'::regclass::oid")
    write(history, TABLE, INDEX)
    run.upgrade(database_url, history)
    assert ask(database_url, "SELECT 'ix_item_n'::regclass::oid") == before


def test_index_of_somebody_else_is_refused(database_url: str, history: History) -> None:
    write(history, TABLE, FAIL)
    with pytest.raises(MigrationError):
        run.upgrade(database_url, history)
    with psycopg.connect(database_url) as connection:
        connection.execute("CREATE INDEX ix_item_n ON item (n)")
    write(history, TABLE, INDEX)
    with pytest.raises(MigrationError, match="did not build"):
        run.upgrade(database_url, history)


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ((TABLE, INDEX.replace('revision, "ix_item_n"', 'revision, "ix_other"')), "there is no index `ix_other`"),
        ((TABLE, INDEX, f"{DROP.partition('op.')[0]}pass\n"), "is still there"),
    ],
)
def test_step_that_names_another_index_is_refused(
    database_url: str, history: History, steps: tuple[str, ...], said: str
) -> None:
    text = write(history, *steps)
    with pytest.raises(MigrationError, match=said):
        run.upgrade(database_url, history)
    with connected(database_url) as connection, connection.begin() as transaction:
        connection.exec_driver_sql("DROP TABLE item")
        with pytest.raises(MigrationError, match=said):
            replay(connection, text, "upgrade")
        transaction.rollback()


def test_rehearsal_is_one_transaction(database_url: str, history: History) -> None:
    text = write(history, TABLE, INDEX, DROP)
    with connected(database_url) as connection, connection.begin() as transaction:
        for function in ("upgrade", "downgrade", "upgrade"):
            replay(connection, text, function)
        assert connection.exec_driver_sql("SELECT count(*) FROM item").scalar() == 2
        transaction.rollback()
    assert ask(database_url, "SELECT to_regclass('item'), to_regclass('_dazzle_step')") == [(None, None)]


def test_sql_has_a_transaction_for_each_step_when_printed(history: History) -> None:
    write(history, TABLE, INDEX)
    printed = io.StringIO()
    config = configuration(history)
    config.output_buffer = printed
    command.upgrade(config, "heads", sql=True)
    lines = [line for line in printed.getvalue().splitlines() if line and not line.startswith(" ")]
    kept = [line.split("(")[0].strip() for line in lines]
    at = kept.index("-- make item")
    assert kept[at - 1] == "COMMIT;"
    assert kept[at + 1 : at + 4] == ["BEGIN;", "SET LOCAL lock_timeout = '500ms';", "SET LOCAL statement_timeout = 0;"]
    at = kept.index("-- build ix_item_n")
    assert kept[at - 1] == "COMMIT;"
    assert kept[at + 1] == "CREATE INDEX CONCURRENTLY ix_item_n ON item"
    assert kept[at + 2] == "BEGIN;"
    assert kept.count("BEGIN;") == kept.count("COMMIT;")


def test_empty_statement_of_a_person_does_nothing_in_a_rehearsal_alone(database_url: str, history: History) -> None:
    head = f"{HEAD}\nstatements = {{'fill': ''}}\n"
    fill = '\n    with step(op, revision, "fill"):\n        op.execute(person(statements, "fill"))\n'
    text = write(history, TABLE, fill, head=head)
    with connected(database_url) as connection:
        with connection.begin() as transaction:
            replay(connection, text, "upgrade")
            transaction.rollback()
        with pytest.raises(MigrationError, match="`fill` is empty"):
            command.upgrade(configuration(history, connection=connection), "heads")
    filled = head.replace("''", "\"UPDATE item SET n = length('a:b %' || '::x'::text)\"")
    write(history, TABLE, fill, head=filled)
    run.upgrade(database_url, history)
    assert rows(database_url) == [(1, 8), (2, 8)]


def test_two_steps_of_one_name_are_refused(database_url: str, history: History) -> None:
    loop = '\n    for name in ("a", "a"):\n        with step(op, revision, name):\n            pass\n'
    write(history, TABLE, loop)
    with pytest.raises(MigrationError, match="two steps"):
        run.upgrade(database_url, history)
