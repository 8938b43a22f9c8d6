"""A run that is killed, or whose server is, goes on where it stopped; of several runs one applies."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import psycopg
import pytest

from clusters import QUICK, kill, postmaster_of
from dazzle.back.embedded import Cluster
from dazzle.back.migrate import run
from dying import KILLED, dying
from effort import FACTOR, examples
from processes import BIN, environment
from revisions import history, stepped, write

APPLYING = """
import sys
from collections.abc import Sequence
from pathlib import Path
from dazzle.back.migrate import run
from revisions import history
run.upgrade(sys.argv[1], history(Path(sys.argv[2])))
"""
STATE = """
    SELECT 'table', c.relname::text, a.attname::text FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE c.relnamespace = 'public'::regnamespace AND c.relname !~ '^(_dazzle|alembic|pk__)' AND a.attnum > 0
    UNION ALL SELECT 'constraint', conname::text, convalidated::text FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace AND conname ~ 'item'
    UNION ALL SELECT 'index', indexrelid::regclass::text, indisvalid::text FROM pg_index
        WHERE indrelid = 'item'::regclass
    UNION ALL SELECT 'rows', count(*)::text, sum(n)::text FROM item
    UNION ALL SELECT 'version', version_num, '' FROM alembic_version
    UNION ALL SELECT 'journal', revision, step FROM _dazzle_step ORDER BY 1, 2, 3
"""
# One of each kind of step, and the moment that records the revision.
CHOSEN = (
    "after CREATE TABLE item",
    "before ALTER TABLE item ADD CONSTRAINT ck_item_n",
    "after ALTER TABLE item VALIDATE CONSTRAINT ck_item_n",
    "after UPDATE item SET n = n + 1",
    "before CREATE UNIQUE INDEX CONCURRENTLY",
    "after CREATE UNIQUE INDEX CONCURRENTLY",
    "after DROP INDEX CONCURRENTLY",
    "after UPDATE alembic_version",
)


def state(url: str) -> list[tuple[str, ...]]:
    with psycopg.connect(url) as connection:
        return connection.execute(STATE).fetchall()


def renewed(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")


def moments(url: str, versions: Path) -> list[str]:
    """All of a run that nothing ends; the database is empty again."""
    done = dying(url, versions, -1)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def chosen(found: list[str], wanted: Sequence[str] = CHOSEN) -> list[int]:
    """The moments to die at: one for each kind of step, or every one for a proof."""
    if FACTOR > 1:
        return list(range(len(found)))
    return [next(n for n, moment in enumerate(found) if moment.startswith(begin)) for begin in wanted]


@pytest.mark.hypothesis
def test_database_is_the_same_after_a_rerun_when_the_run_was_killed(
    database_url: str, tmp_path: Path, record_property
) -> None:
    versions = stepped(tmp_path / "versions")
    found = moments(database_url, versions)
    wanted = state(database_url)
    assert ("rows", "1010", str(sum(range(1011)) + 1010)) in wanted
    deadly = chosen(found)
    record_property("examples", len(deadly))
    for number in deadly:
        renewed(database_url)
        assert dying(database_url, versions, number).returncode == KILLED
        run.upgrade(database_url, history(versions))
        assert state(database_url) == wanted, found[number]


@pytest.mark.hypothesis
def test_database_is_the_same_after_a_rerun_when_the_server_was_killed(tmp_path: Path, record_property) -> None:
    versions = stepped(tmp_path / "versions")
    cluster = Cluster(tmp_path / "cluster", options=QUICK)
    with cluster:
        found = moments(cluster.url(), versions)
        wanted = state(cluster.url())
        renewed(cluster.url())
    deadly = chosen(found, CHOSEN[2:7:2])
    record_property("examples", len(deadly))
    for number in deadly:
        with cluster:
            assert dying(cluster.url(), versions, number, postmaster_of(cluster)).returncode == KILLED
        cluster.stop(force=True)
        with cluster:
            run.upgrade(cluster.url(), history(versions))
            assert state(cluster.url()) == wanted, found[number]
            renewed(cluster.url())
    cluster.stop(force=True)


def test_index_that_a_killed_run_was_building_is_waited_for(database_url: str, tmp_path: Path) -> None:
    """The server goes on for a while: nobody is to take what it makes for what a run has left behind."""
    versions = stepped(tmp_path / "versions")
    run.upgrade(database_url, history(versions), run.Wish(target="000000000001"))
    with psycopg.connect(database_url) as old:
        # What a build waits for is a snapshot that is older than its own.
        old.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        old.execute("SELECT txid_current()")
        path = [str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
        process = subprocess.Popen(
            [sys.executable, "-c", APPLYING, database_url, versions],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(path)},
        )
        building = "SELECT FROM pg_stat_activity WHERE query LIKE 'CREATE UNIQUE INDEX CONC%' AND state = 'active'"
        with psycopg.connect(database_url, autocommit=True) as other:
            while not other.execute(building).fetchall():
                assert process.poll() is None
        kill(process.pid)
        process.wait(30)
    run.upgrade(database_url, history(versions))
    assert ("index", "uq_item_n", "true") in state(database_url)


@pytest.mark.hypothesis
@pytest.mark.parametrize("behind", [False, True])
def test_one_of_eight_runs_applies(database_url: str, tmp_path: Path, behind: bool, record_property) -> None:
    (tmp_path / "dazzle.toml").write_text('[project]\nname = "shop"\n')
    versions = stepped(tmp_path / "migrations" / "versions")
    write(versions, 3, '    op.add_column("item", sa.Column("m", sa.Integer))')
    rounds = examples(5) // 3
    record_property("examples", rounds)
    for _ in range(rounds):
        renewed(database_url)
        if behind:
            run.upgrade(database_url, history(versions), run.Wish(target="000000000001"))
        eight = [
            subprocess.Popen(
                [BIN / "dazzle", "db", "upgrade", "--database-url", database_url],
                cwd=tmp_path,
                env=environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
            for _ in range(8)
        ]
        said = [process.communicate(timeout=120)[0] for process in eight]
        assert [process.returncode for process in eight] == [0] * 8, said
        assert "Traceback" not in "".join(said)
        assert sum("applied 000000000003" in text for text in said) == 1
        assert sum("Upgraded" in text for text in said) == 1
        assert ("index", "uq_item_n", "true") in state(database_url)


def test_signals_are_what_they_were_after_a_run(database_url: str, tmp_path: Path) -> None:
    before = signal.getsignal(signal.SIGTERM)
    run.upgrade(database_url, history(stepped(tmp_path / "versions")))
    assert signal.getsignal(signal.SIGTERM) is before
