"""What the runner says and does when others are in its way, when it is told to stop, and when it may not run."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa
from alembic import command
from psycopg.conninfo import conninfo_to_dict

from dazzle.back.embedded import Cluster
from dazzle.back.migrate import run, runner, state
from dazzle.back.migrate.environment import configuration, connected
from dazzle.back.migrate.interruption import Terminated, interruption, terminable
from dazzle.back.migrate.preview import as_sql, preview
from dazzle.back.migrate.progress import Moment
from dazzle.diagnostics.errors import DatabaseRefused, MigrationError
from processes import Commands
from revisions import STEPS, TABLE, history, stepped, write

SLEEP = """\
    with step(op, revision, "one"):
        op.execute("SELECT 1")
    with step(op, revision, "sleep"):
        op.execute("SELECT pg_sleep(600)")
"""
LOST = """\
    import signal

    class Going:
        def __del__(self):
            signal.raise_signal({sign})

    Going()
    op.execute("SELECT pg_sleep(600)")
"""
BOUNCER = shutil.which("pgbouncer") or "/usr/sbin/pgbouncer"


@pytest.fixture
def versions(tmp_path: Path) -> Path:
    return stepped(tmp_path / "versions")


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "LONGEST_PAUSE", 0.05)


def ask(url: str, sql: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url) as connection:
        return connection.execute(sql.encode()).fetchall()


def test_who_holds_the_lock_is_named_when_a_table_is_in_use(database_url: str, versions: Path) -> None:
    run.upgrade(database_url, history(versions), run.Wish(target="000000000001"))
    with psycopg.connect(database_url, application_name="report") as blocker:
        pid = blocker.info.backend_pid
        blocker.execute("SELECT 'a long report' FROM item")
        said: list[str] = []

        def report(line: str) -> None:
            said.append(line)
            if "attempt 3" in line:
                blocker.rollback()

        moments: list[Moment] = []
        run.upgrade(database_url, history(versions), report=report, watch=moments.append)
    first = rf"held by pid {pid}, report, user postgres, its transaction open for \d+ s, idle in"
    assert re.search(rf"{first} transaction: SELECT 'a long report' FROM item; trying again", said[0]), said
    assert any(f"waiting for pid {pid}" in moment.text for moment in moments)


def test_attempts_end_with_the_name_of_who_is_in_the_way(
    database_url: str, versions: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "ATTEMPTS", 2)
    run.upgrade(database_url, history(versions), run.Wish(target="000000000001"))
    with psycopg.connect(database_url) as blocker:
        blocker.execute("LOCK TABLE item")
        with pytest.raises(MigrationError, match=f"tried 2 times.*held by pid {blocker.info.backend_pid}"):
            run.upgrade(database_url, history(versions))


def test_each_step_is_told_with_its_number(database_url: str, versions: Path) -> None:
    moments: list[Moment] = []
    run.upgrade(database_url, history(versions), watch=moments.append)
    assert "000000000002: step 3 of 7: validate ck_item_n" in [moment.text for moment in moments]
    assert ("000000000002 build uq_item_n", 4 / 7) in [(moment.topic, moment.share) for moment in moments]


def test_one_row_is_written_for_each_run(database_url: str, versions: Path) -> None:
    columns = "version text, previous_version text, deployed_by text, status text, rollback_of text, duration_ms int"
    with psycopg.connect(database_url) as connection:
        connection.execute(
            f"CREATE TABLE dazzle_deploy_history (n int GENERATED ALWAYS AS IDENTITY, {columns})".encode()
        )
    first, second = run.upgrade(database_url, history(versions)).applied
    assert run.upgrade(database_url, history(versions)).applied == ()
    third = write(versions, 3, '    op.execute("SELECT 1 / 0")')
    with pytest.raises(MigrationError):
        run.upgrade(database_url, history(versions))
    run.downgrade(database_url, history(versions), "base")
    assert ask(
        database_url, "SELECT version, previous_version, status, rollback_of FROM dazzle_deploy_history ORDER BY n"
    ) == [(second, None, "completed", None), (second, second, "failed", None), ("base", second, "rolled_back", second)]
    assert third not in state.current(database_url)
    assert first not in state.current(database_url)


def test_file_is_named_when_it_was_edited_after_it_was_applied(database_url: str, versions: Path) -> None:
    run.upgrade(database_url, history(versions))
    assert state.standing(database_url).edited(history(versions)) == ()
    path = next(versions.glob("*000000000001.py"))
    path.write_text(path.read_text().replace("1000", "2000"))
    (edited,) = state.standing(database_url).edited(history(versions))
    assert path.name in state.told_edited((edited,))
    run.downgrade(database_url, history(versions), "base")
    assert ask(database_url, "SELECT revision FROM _dazzle_revision") == []


def test_expanding_stops_before_what_takes_away(database_url: str, versions: Path) -> None:
    contract = write(versions, 3, '    op.drop_column("item", "n")', phase="contract")
    last = write(versions, 4, '    op.add_column("item", sa.Column("m", sa.Integer))')
    wish = run.Wish(expanding=True)
    found = preview(database_url, history(versions), wish)
    assert [revision.id for revision in found.revisions] == ["000000000001", "000000000002"]
    assert found.waiting is not None
    assert found.waiting.id == contract
    done = run.upgrade(database_url, history(versions), wish)
    assert done.applied == ("000000000001", "000000000002")
    assert done.waiting is not None
    state.require_head(database_url, history(versions), expanding=True)
    assert run.upgrade(database_url, history(versions)).applied == (contract, last)


@pytest.mark.parametrize("applied", [None, "000000000001"])
def test_printed_sql_does_what_the_upgrade_does(
    database_url: str, owner_url: str, versions: Path, applied: str | None
) -> None:
    if applied:
        run.upgrade(database_url, history(versions), run.Wish(target=applied))
    printed = as_sql(database_url, history(versions), run.Wish())
    assert ("CREATE TABLE item" in printed) is (applied is None)
    with psycopg.connect(database_url, autocommit=True) as connection:
        for statement in re.split(r";\n", re.sub(r"^--.*$", "", printed, flags=re.MULTILINE)):
            if statement.strip():
                connection.execute(statement.encode())
    assert state.nothing_to_do(database_url, history(versions))
    assert ask(database_url, "SELECT conname FROM pg_constraint WHERE convalidated AND conname = 'ck_item_n'")


AWKWARD = """\
    texts = op.create_table("texts", sa.Column("a", sa.Text, server_default="5%"), sa.Column("b", sa.Text))
    op.bulk_insert(texts, [{"a": "100% a", "b": "%s %(n)s \\\\ :n 'q'"}])
    op.execute("INSERT INTO texts (b) VALUES ('it is 10 % b')")
    op.execute(sa.text("UPDATE texts SET b = b || '100%' || 7 % 4 || now()::text WHERE b LIKE 'no%'"))
    op.create_check_constraint("ck_texts_a", "texts", "a LIKE '%%' OR a LIKE '1%'")
"""
CONTENT = """
    SELECT 'rows', (SELECT string_agg(t::text, '|' ORDER BY t::text) FROM texts AS t)
    UNION ALL SELECT 'check', pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'ck_texts_a'
    UNION ALL SELECT 'default', pg_get_expr(adbin, adrelid) FROM pg_attrdef WHERE adrelid = 'texts'::regclass
    ORDER BY 1
"""


def test_printed_sql_means_what_is_sent(database_url: str, versions: Path) -> None:
    write(versions, 2, AWKWARD, '    op.drop_table("texts")')
    printed = as_sql(database_url, history(versions), run.Wish())
    run.upgrade(database_url, history(versions))
    sent = ask(database_url, CONTENT)
    run.downgrade(database_url, history(versions), "base")
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("DROP TABLE alembic_version")
        connection.execute("CREATE SCHEMA other")
        connection.execute("SET search_path = other")
        connection.execute(printed.encode())
        settings = "SELECT current_setting('row_security'), current_setting('TimeZone'), to_regclass('other.texts')"
        assert connection.execute(settings.encode()).fetchall() == [("off", "UTC", None)]
    assert ask(database_url, CONTENT) == sent
    assert "100% a" in str(sent)


SLOW = """\
    with step(op, revision, "make"):
        op.execute("SELECT pg_sleep(1.2)")
        op.execute("CREATE FUNCTION f(int) RETURNS int IMMUTABLE LANGUAGE sql RETURN $1 + length(pg_sleep(1.2)::text)")
    with concurrently(op, revision, "ix_slow"):
        op.execute("CREATE INDEX CONCURRENTLY ix_slow ON item (f(n)) WHERE id = 1")
"""


@pytest.mark.parametrize("through", ["upgrade", "alembic"])
def test_bound_on_the_statements_of_a_role_cuts_no_step_short(
    database_url: str, owner_url: str, versions: Path, through: str
) -> None:
    write(versions, 2, SLOW)
    run.upgrade(owner_url, history(versions), run.Wish(target="000000000001"))
    with psycopg.connect(database_url, autocommit=True) as connection:
        name = connection.info.dbname
        connection.execute(f"ALTER DATABASE {name} SET statement_timeout = '1s'".encode())
        if through == "upgrade" and connection.info.server_version >= 170000:
            connection.execute(f"ALTER DATABASE {name} SET transaction_timeout = '1s'".encode())
    if through == "upgrade":
        run.upgrade(owner_url, history(versions))
    else:
        engine = sa.create_engine("postgresql+psycopg://", creator=lambda: psycopg.connect(owner_url))
        with engine.connect() as connection:
            command.upgrade(configuration(history(versions), connection=connection), "heads")
        engine.dispose()
    assert state.nothing_to_do(owner_url, history(versions))


def test_half_way_is_told_and_not_gone_back_from(database_url: str, versions: Path) -> None:
    write(versions, 2, f'{STEPS}    with step(op, revision, "fail"):\n        op.execute("SELECT 1 / 0")\n')
    with pytest.raises(MigrationError, match="division by zero"):
        run.upgrade(database_url, history(versions))
    (found,) = state.standing(database_url).halfway
    assert found.revision == "000000000002"
    assert found.done[-1] == "make uq_item_n a constraint"
    for refused in (
        lambda: run.downgrade(database_url, history(versions), "base"),
        lambda: as_sql(database_url, history(versions), run.Wish()),
    ):
        with pytest.raises(MigrationError, match="stopped half way"):
            refused()


DEFERRED = """\
    op.execute("CREATE TABLE pair (n int UNIQUE DEFERRABLE INITIALLY DEFERRED)")
    op.execute("INSERT INTO pair VALUES (1), (1)")
"""


def test_what_fails_at_its_commit_is_named_and_not_told_as_applied(database_url: str, versions: Path) -> None:
    failing = write(versions, 3, DEFERRED)
    said: list[str] = []
    with pytest.raises(MigrationError, match=rf"revision {failing} \(change 3\) failed: duplicate key") as failed:
        run.upgrade(database_url, history(versions), report=said.append)
    assert failed.value.__cause__ is not failed.value
    assert "nothing of it is applied" in str(failed.value.help)
    assert [line.split()[1] for line in said] == ["000000000001", "000000000002"]
    assert state.current(database_url) == {"000000000002"}
    assert ask(database_url, "SELECT to_regclass('pair')") == [(None,)]


def test_interruption_is_looked_for_once_around() -> None:
    error = ValueError()
    error.__cause__ = error
    assert interruption(error) is None


def test_revisions_are_recorded_by_somebody_who_may_make_no_tables(
    database_url: str, owner_url: str, versions: Path
) -> None:
    first = write(versions, 1, '    op.execute("SELECT 1")')
    write(versions, 2, '    op.execute("SELECT 2")')
    run.upgrade(owner_url, history(versions), run.Wish(target=first))
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC, pg_database_owner")
    with connected(owner_url) as connection:
        command.upgrade(configuration(history(versions), connection=connection), "heads")
    assert ask(database_url, "SELECT count(*) FROM _dazzle_revision") == [(2,)]


@pytest.fixture
def commands(tmp_path: Path) -> Commands:
    (tmp_path / "dazzle.toml").write_text('[project]\nname = "shop"\n')
    (tmp_path / "dsl").mkdir()
    return Commands(tmp_path)


@pytest.mark.parametrize(("sign", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_statement_is_cancelled_and_the_state_told_when_interrupted(
    database_url: str, commands: Commands, sign: int, code: int
) -> None:
    versions = commands.folder / "migrations" / "versions"
    write(versions, 1, TABLE)
    write(versions, 2, SLEEP)
    process = subprocess.Popen(
        ["dazzle", "db", "upgrade", "--database-url", database_url],
        cwd=commands.folder,
        env=commands.variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    sleeping = "SELECT pid FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(600)' AND state = 'active'"
    while not ask(database_url, sleeping):
        assert process.poll() is None, process.communicate()
    process.send_signal(sign)
    said, _ = process.communicate(timeout=60)
    assert process.returncode == code, said
    assert "Traceback" not in said
    assert "interrupted: the database is at revision 000000000001 (change 1)" in said
    assert "revision 000000000002 (change 2) stopped behind step 1 of 2: one" in said
    assert "run `dazzle db upgrade` again to go on" in said
    assert not ask(database_url, sleeping)
    shown = commands.dazzle("db", "current", "--database-url", database_url)
    assert "000000000002  stopped half way, behind step 1 of 2: one: dazzle db upgrade goes on" in shown


@pytest.mark.parametrize(("sign", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_interruption_is_heard_when_it_comes_where_python_passes_nothing_on(
    database_url: str, commands: Commands, sign: int, code: int
) -> None:
    write(commands.folder / "migrations" / "versions", 1, LOST.format(sign=int(sign)))
    said = commands.dazzle("db", "upgrade", "--database-url", database_url, code=code)
    assert "applied 000000000001" not in said
    assert "error: interrupted: the database is at revision" in said
    assert "Exception ignored" not in said


def test_interruption_is_heard_when_it_comes_there_at_the_end() -> None:
    hook = sys.unraisablehook

    class Going:
        def __del__(self) -> None:
            signal.raise_signal(signal.SIGTERM)

    with pytest.raises(Terminated), terminable():
        Going()
    assert sys.unraisablehook is hook


def test_replica_is_refused(tmp_path: Path, versions: Path) -> None:
    with Cluster(tmp_path / "made") as cluster:
        pass
    cluster.stop(force=True)
    data = tmp_path / "made" / ".dazzle" / "postgres" / "data"
    (data / "standby.signal").touch()
    with Cluster(tmp_path / "made") as cluster, pytest.raises(DatabaseRefused, match="this is a replica"):
        run.upgrade(cluster.url(), history(versions))


@pytest.fixture
def pooled(database_url: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The database through pgbouncer, in the pool mode that the test asks for."""
    if not Path(BOUNCER).exists():
        pytest.skip("no pgbouncer here")
    parts = conninfo_to_dict(database_url)
    (tmp_path / "users").write_text(f'"{parts["user"]}" ""\n')
    (tmp_path / "pgbouncer.ini").write_text(
        f"[databases]\n* = host={parts['host']} port={parts['port']}\n[pgbouncer]\nunix_socket_dir = {tmp_path}\n"
        f"listen_port = 6432\nauth_type = trust\nauth_file = {tmp_path / 'users'}\npool_mode = {request.param}\n"
        "ignore_startup_parameters = options\n"
    )
    own = ("unshare", "--user", "--map-user=65534", "--map-group=65534") if os.getuid() == 0 else ()
    process = subprocess.Popen(
        [*own, BOUNCER, "-q", str(tmp_path / "pgbouncer.ini")], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    while not (tmp_path / ".s.PGSQL.6432").exists():
        assert process.poll() is None, process.communicate()
    yield f"postgresql://{parts['user']}@/{parts['dbname']}?host={tmp_path}&port=6432"
    process.terminate()
    process.communicate(timeout=30)


@pytest.mark.parametrize("pooled", ["transaction", "statement"], indirect=True)
def test_pooler_that_gives_away_sessions_is_refused(pooled: str, versions: Path) -> None:
    with pytest.raises(DatabaseRefused, match="pooler") as refused:
        run.upgrade(pooled, history(versions))
    assert "DAZZLE_MIGRATE_URL" in str(refused.value.help)
    assert "[migrations] url" in str(refused.value.help)
    assert state.current(pooled) == frozenset()


@pytest.mark.parametrize("pooled", ["session"], indirect=True)
def test_pooler_that_leaves_sessions_alone_is_used(pooled: str, versions: Path) -> None:
    assert run.upgrade(pooled, history(versions)).applied == ("000000000001", "000000000002")
