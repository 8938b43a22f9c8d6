"""A long revision is sent by the dozen: it does the same, and fails as it would."""

import _thread
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psycopg
import pytest

from dazzle.back.migrate import batches, run
from dazzle.back.migrate.history import History
from dazzle.back.migrate.interruption import terminable
from dazzle.diagnostics.errors import MigrationError, MigrationInterrupted
from revisions import write

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


def test_rows_that_are_inserted_by_the_dozen_come_after_their_table(
    owner_url: str, tmp_path: Path, sent: list[int]
) -> None:
    rows_ = '    op.bulk_insert(sa.table("t1", sa.column("id", sa.Integer())), [{"id": 7}, {"id": 8}])\n'
    given = '    op.execute("INSERT INTO t2 VALUES (9)", execution_options={"no_parameters": True})\n'
    upgraded(owner_url, tmp_path, "".join(map(table, range(3))) + rows_ + given)
    assert rows(owner_url, "SELECT id FROM t1 UNION ALL SELECT id FROM t2 ORDER BY 1") == [(7,), (8,), (9,)]
    assert sent == [6]


def test_a_step_of_another_revision_is_no_part_of_a_batch(owner_url: str, tmp_path: Path, sent: list[int]) -> None:
    """Which of two branches Alembic runs first is its own business."""
    write(tmp_path, 1, table(1).rstrip())
    (tmp_path / "2.py").write_text(
        HEAD.replace("000000000001", "000000000002").replace("None", '"000000000001"', 1).replace('("shop",)', "None")
        + "".join(table(n) for n in range(2, MANY))
        + DOWN
    )
    stepped = '    with step(op, revision, "more"):\n        op.add_column("t1", sa.Column("extra", sa.Integer()))'
    write(tmp_path, 3, stepped)
    (path,) = (each for each in tmp_path.glob("*.py") if "000000000003" in each.name)
    path.write_text(path.read_text().replace('down_revision = "000000000002"', 'down_revision = "000000000001"'))
    with psycopg.connect(owner_url) as other:
        run.upgrade(owner_url, History(tmp_path, "shop", tmp_path / "none"), run.Wish(target="000000000001"))
        other.execute("SELECT FROM t1")
        threading.Timer(1.5, other.rollback).start()
        run.upgrade(owner_url, History(tmp_path, "shop", tmp_path / "none"))
    assert rows(owner_url, "SELECT extra FROM t1") == []
    assert not sent


SLOW = """\
    op.execute("CREATE FUNCTION f(int) RETURNS int IMMUTABLE LANGUAGE sql RETURN $1 + length(pg_sleep(60)::text)")
    op.execute("INSERT INTO t1 VALUES (1)")
    op.create_index("ix_slow", "t1", [sa.text("f(id)")])
"""


GOING = (
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE query LIKE '%ix_slow%' AND state = 'active' AND pid <> pg_backend_pid()"
)


@pytest.fixture
def cut_short(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """What the batches ended with that did not come to their end."""
    found: list[BaseException] = []
    whole = batches.Batches._sent_whole

    def sent_whole(self: batches.Batches, script: bytes) -> None:
        try:
            whole(self, script)
        except psycopg.Error as error:
            found.append(error)
            raise

    monkeypatch.setattr(batches.Batches, "_sent_whole", sent_whole)
    return found


def killed(main: int) -> None:
    signal.pthread_kill(main, signal.SIGINT)


def unheard(_: int) -> None:
    """As when the signal comes just before the thread waits: it is noted, and wakes nobody."""
    _thread.interrupt_main()


@pytest.mark.parametrize("interrupt", [killed, unheard])
@pytest.mark.parametrize("rest", [0, MANY], ids=["while it is waited for", "while more is made"])
def test_what_is_sent_is_cut_short_when_the_run_is_interrupted(
    database_url: str,
    owner_url: str,
    tmp_path: Path,
    cut_short: list[BaseException],
    rest: int,
    interrupt: Callable[[int], None],
) -> None:
    ended = threading.Event()
    main = threading.get_ident()

    def wait_and_interrupt() -> None:
        with psycopg.connect(database_url, autocommit=True) as other:
            while other.execute(GOING).fetchone() == (0,) and not ended.is_set():
                pass
        interrupt(main)

    body = table(1) + SLOW + "".join(table(number) for number in range(2, 2 + rest))
    thread = threading.Thread(target=wait_and_interrupt)
    thread.start()
    with terminable(), pytest.raises(MigrationInterrupted):
        upgraded(owner_url, tmp_path, body)
    ended.set()
    thread.join()
    assert [type(error) for error in cut_short] == [psycopg.errors.QueryCanceled]
    assert rows(database_url, GOING) == [(0,)]
    assert rows(owner_url, COUNT) == [(0,)]


def test_what_is_sent_is_cut_short_when_nobody_has_noted_yet_that_it_is(
    database_url: str, owner_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Interrupted(ThreadPoolExecutor):
        def submit(self, *job: Any) -> Future[None]:  # type: ignore[override]
            future = super().submit(*job)
            if any(b"ix_slow" in each for each in job if isinstance(each, bytes)):
                with psycopg.connect(database_url, autocommit=True) as other:
                    while other.execute(GOING).fetchone() == (0,):
                        assert not future.done()
                raise KeyboardInterrupt
            return future

    monkeypatch.setattr(batches, "ThreadPoolExecutor", Interrupted)
    with pytest.raises(MigrationInterrupted):
        upgraded(owner_url, tmp_path, table(1) + SLOW)
    assert rows(database_url, GOING) == [(0,)]
    assert rows(owner_url, COUNT) == [(0,)]


def test_what_is_sent_is_cut_short_also_when_the_start_of_a_thread_was_interrupted(
    database_url: str, owner_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its pool then does not know of the thread, which works all the same, and would start another."""
    start = threading.Thread.start

    def interrupted(self: threading.Thread) -> None:
        start(self)
        if self.name.startswith("dazzle migration"):
            monkeypatch.undo()
            raise KeyboardInterrupt

    monkeypatch.setattr(threading.Thread, "start", interrupted)
    with pytest.raises(MigrationInterrupted):
        upgraded(owner_url, tmp_path, table(1) + SLOW)
    assert rows(database_url, GOING) == [(0,)]
    assert rows(owner_url, COUNT) == [(0,)]


def test_what_is_about_to_be_sent_when_its_end_is_asked_for_is_cut_short(
    owner_url: str, tmp_path: Path, cut_short: list[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, about = threading.Event(), threading.Event()
    execute, cancel, send = psycopg.Connection.execute, psycopg.Connection.cancel_safe, batches.Batches._send

    def late(self: psycopg.Connection, query: bytes, *rest: Any, **more: Any) -> object:
        if isinstance(query, bytes) and b"ix_slow" in query:
            about.set()
            assert asked.wait(60)
        return execute(self, query, *rest, **more)

    def early(self: psycopg.Connection) -> None:
        cancel(self)
        asked.set()

    def interrupted(self: batches.Batches) -> None:
        slow = any("ix_slow" in each for each in self.waiting)
        send(self)
        if slow:
            assert about.wait(60)
            raise KeyboardInterrupt

    monkeypatch.setattr(psycopg.Connection, "execute", late)
    monkeypatch.setattr(psycopg.Connection, "cancel_safe", early)
    monkeypatch.setattr(batches.Batches, "_send", interrupted)
    with pytest.raises(MigrationInterrupted):
        upgraded(owner_url, tmp_path, table(1) + SLOW)
    assert [type(error) for error in cut_short] == [psycopg.errors.QueryCanceled]
    assert rows(owner_url, COUNT) == [(0,)]


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
