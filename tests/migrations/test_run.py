"""Applying revisions: one transaction each, written down, once."""

import socket
import threading
from pathlib import Path

import psycopg
import pytest

from dazzle.back.migrate import run, state
from dazzle.back.migrate.history import History
from dazzle.back.migrate.lock import KEY, migration_lock
from dazzle.back.migrate.progress import Moment, unwatched
from dazzle.diagnostics.errors import DatabaseAhead, DatabaseBehind, MigrationError

NOWHERE = Path("/nonexistent")


def write(folder: Path, number: int, upgrade: str, downgrade: str = "pass", *, depends_on: str | None = None) -> str:
    """A revision file like those of `db revision`, following the one of the number before; its id."""
    folder.mkdir(parents=True, exist_ok=True)
    down = f"{number - 1:012x}" if number > 1 else None
    (folder / f"20260101000{number}_expand_step_{number:012x}.py").write_text(
        f'"""step {number}"""\n\nfrom alembic import op\n\nrevision = "{number:012x}"\ndown_revision = {down!r}\n'
        f"branch_labels = {('shop',) if number == 1 else None!r}\ndepends_on = {depends_on!r}\nphase = 'expand'\n\n\n"
        f"def upgrade():\n    {upgrade}\n\n\ndef downgrade():\n    {downgrade}\n"
    )
    return f"{number:012x}"


@pytest.fixture
def versions(tmp_path: Path) -> Path:
    write(tmp_path / "versions", 1, "op.execute('CREATE TABLE item (id int)')", "op.execute('DROP TABLE item')")
    write(tmp_path / "versions", 2, "op.execute('ALTER TABLE item ADD n int')", "op.execute('ALTER TABLE item DROP n')")
    return tmp_path / "versions"


def history(versions: Path) -> History:
    return History(versions, "shop", NOWHERE)


def columns(url: str) -> list[str]:
    with psycopg.connect(url) as connection:
        found = connection.execute(
            "SELECT attname::text FROM pg_attribute WHERE attrelid = to_regclass('item') AND attnum > 0"
            " AND NOT attisdropped ORDER BY 1"
        )
        return [name for (name,) in found]


def test_every_revision_is_applied_when_upgraded(database_url: str, versions: Path) -> None:
    said: list[str] = []
    done = run.upgrade(database_url, history(versions), report=said.append)
    assert done.applied == ("000000000001", "000000000002")
    assert [line.partition(")")[0] + ")" for line in said] == [
        "applied 000000000001 (step 1)",
        "applied 000000000002 (step 2)",
    ]
    assert columns(database_url) == ["id", "n"]
    assert state.nothing_to_do(database_url, history(versions))
    assert run.upgrade(database_url, history(versions)).applied == ()


def test_upgrade_stops_at_the_target_when_one_is_given(database_url: str, versions: Path) -> None:
    assert run.upgrade(database_url, history(versions), run.Wish(target="000000000001")).applied == ("000000000001",)
    with pytest.raises(DatabaseBehind) as behind:
        state.require_head(database_url, history(versions))
    assert behind.value.pending == ("000000000002",)
    assert "dazzle db upgrade" in str(behind.value.help)


@pytest.mark.parametrize(
    ("target", "left"),
    [("-1", ["id"]), ("-2", []), ("base", []), ("000000000001", ["id"]), ("000000000002", ["id", "n"])],
)
def test_downgrade_takes_back_the_projects_revisions_when_a_target_is_named(
    database_url: str, versions: Path, target: str, left: list[str]
) -> None:
    run.upgrade(database_url, history(versions))
    run.downgrade(database_url, history(versions), target)
    assert columns(database_url) == left


@pytest.mark.parametrize("target", ["-3", "-0", "-x", "fff"])
def test_downgrade_is_refused_when_there_is_no_such_target(database_url: str, versions: Path, target: str) -> None:
    run.upgrade(database_url, history(versions))
    with pytest.raises(MigrationError):
        run.downgrade(database_url, history(versions), target)
    assert columns(database_url) == ["id", "n"]


def test_downgrade_says_so_when_there_is_nothing_to_take_back(database_url: str, versions: Path) -> None:
    with pytest.raises(MigrationError, match="nothing to take back"):
        run.downgrade(database_url, history(versions), "-1")


def test_downgrade_is_refused_when_there_are_two_last_revisions(database_url: str, versions: Path) -> None:
    twin = write(versions, 3, "pass").replace("3", "4")
    text = next(versions.glob("*000000000003.py")).read_text()
    (versions / f"twin_{twin}.py").write_text(text.replace("000000000003", twin))
    run.upgrade(database_url, history(versions))
    with pytest.raises(MigrationError, match="2 heads"):
        run.downgrade(database_url, history(versions), "-1")


def test_projects_branch_is_named_when_no_revision_begins_so(database_url: str, versions: Path) -> None:
    for use in (lambda url, files, target: run.upgrade(url, files, run.Wish(target=target)), run.downgrade):
        with pytest.raises(MigrationError, match="branch `shop` begins with `fff`"):
            use(database_url, history(versions), "fff")


def test_what_ran_before_stays_when_a_revision_fails(database_url: str, versions: Path) -> None:
    write(versions, 3, "op.execute('ALTER TABLE item ADD m int'); op.execute('SELECT 1 / 0')")
    with pytest.raises(MigrationError, match=r"revision 000000000003 \(step 3\) failed: division by zero"):
        run.upgrade(database_url, history(versions))
    assert state.current(database_url) == {"000000000002"}
    assert columns(database_url) == ["id", "n"]


def test_database_is_ahead_when_a_file_is_missing(database_url: str, versions: Path) -> None:
    run.upgrade(database_url, history(versions))
    next(versions.glob("*000000000002.py")).unlink()
    for use in (state.require_head, run.upgrade, lambda url, files: run.downgrade(url, files, "base")):
        with pytest.raises(DatabaseAhead, match="000000000002"):
            use(database_url, history(versions))


def test_each_revision_runs_once_when_runners_start_together(database_url: str, versions: Path) -> None:
    done: list[tuple[str, ...]] = []
    threads = [
        threading.Thread(target=lambda: done.append(run.upgrade(database_url, history(versions)).applied))
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == [(), (), ("000000000001", "000000000002")]


def test_waiting_says_for_whom_when_the_lock_is_held(database_url: str) -> None:
    said: list[Moment] = []
    with migration_lock(database_url, said.append) as holder:
        pid = holder.info.backend_pid
        with pytest.raises(MigrationError, match=f"pid {pid}"), migration_lock(database_url, said.append, patience=0):
            pass
    assert [moment.text for moment in said] == [f"waiting for pid {pid}, dazzle on {socket.gethostname()}, 0 s"]


def test_lock_is_free_when_its_holder_is_killed(database_url: str) -> None:
    with psycopg.connect(database_url, autocommit=True) as holder:
        holder.execute("SELECT pg_advisory_lock(%s)", (KEY,))
        with psycopg.connect(database_url, autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(%s, 5000)", (holder.info.backend_pid,))
        with migration_lock(database_url, unwatched, patience=5):
            pass


def test_locked_table_is_tried_again_when_it_is_freed(database_url: str, versions: Path) -> None:
    run.upgrade(database_url, history(versions), run.Wish(target="000000000001"))
    blocker = psycopg.connect(database_url)
    blocker.execute("LOCK TABLE item")

    def report(line: str) -> None:
        if "trying again" in line:
            blocker.close()

    assert run.upgrade(database_url, history(versions), report=report).applied == ("000000000002",)


def test_framework_revision_is_applied_first_when_a_project_depends_on_it(database_url: str, tmp_path: Path) -> None:
    framework, project = tmp_path / "framework", tmp_path / "project"
    write(framework, 1, "op.execute('CREATE TABLE dazzle_thing (id int)')", "op.execute('DROP TABLE dazzle_thing')")
    name = next(framework.glob("*.py"))
    name.write_text(name.read_text().replace("000000000001", "f00000000001").replace("'shop'", "'dazzle'"))
    write(
        project,
        1,
        "op.execute('CREATE TABLE item (id int)')",
        "op.execute('DROP TABLE item')",
        depends_on="f00000000001",
    )
    both = History(project, "shop", framework)
    assert run.upgrade(database_url, both).applied == ("f00000000001", "000000000001")
    assert state.nothing_to_do(database_url, both)
    assert run.downgrade(database_url, both, "-1") == ("000000000001",)
    assert state.current(database_url) == {"f00000000001"}


def test_revision_is_applied_when_it_was_written_while_the_lock_was_waited_for(
    database_url: str, versions: Path
) -> None:
    read_before = history(versions)
    assert len(read_before.revisions) == 2
    write(versions, 3, "op.execute('ALTER TABLE item ADD m int')")
    assert run.upgrade(database_url, read_before).applied[-1] == "000000000003"


def test_frameworks_branch_is_first_when_both_have_something_to_apply(
    database_url: str, versions: Path, tmp_path: Path
) -> None:
    framework = tmp_path / "framework"
    framework.mkdir()
    (framework / "209901010000_expand_later_fffffffffff1.py").write_text(
        '"""later"""\n\nrevision = "fffffffffff1"\ndown_revision = None\nbranch_labels = ("dazzle",)\n'
        'depends_on = None\nphase = "expand"\n\n\ndef upgrade():\n    pass\n\n\ndef downgrade():\n    pass\n'
    )
    done = run.upgrade(database_url, History(versions, "shop", framework))
    assert done.applied == ("fffffffffff1", "000000000001", "000000000002")


def add(versions: Path, number: int, line: str) -> None:
    path = next(versions.glob(f"*{number:012x}.py"))
    path.write_text(path.read_text().replace("phase = 'expand'\n", f"phase = 'expand'\n{line}\n"))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("statements = {'fill item.n': ''}", "line 10: fill item.n"),
        ("acknowledge = {'drop-column': ' '}", "line 10: drop-column"),
    ],
)
def test_nothing_runs_when_a_pending_revision_is_unfinished(
    database_url: str, versions: Path, line: str, said: str
) -> None:
    add(versions, 2, line)
    with pytest.raises(MigrationError, match=said):
        run.upgrade(database_url, history(versions))
    with psycopg.connect(database_url) as connection:
        assert connection.execute("SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace").fetchall() == []


def test_irreversible_revision_is_not_taken_back(database_url: str, versions: Path) -> None:
    add(versions, 1, "irreversible = 'the rows are gone'")
    run.upgrade(database_url, history(versions))
    with pytest.raises(MigrationError, match="cannot be taken back: the rows are gone"):
        run.downgrade(database_url, history(versions), "base")
    assert columns(database_url) == ["id", "n"]
    assert run.downgrade(database_url, history(versions), "-1") == ("000000000002",)
