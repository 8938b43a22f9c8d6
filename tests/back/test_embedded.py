import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import psycopg
import pytest

from clusters import QUICK, Holder, wait_until_stopped
from dazzle.back.embedded import Cluster, locks
from dazzle.diagnostics.errors import ClusterError


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    made = Cluster(tmp_path, options=QUICK)
    yield made
    made.release()
    made.stop(force=True)


def setting(url: str, name: str) -> str:
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT current_setting(%s)", [name]).fetchone()
    assert row is not None
    return str(row[0])


def test_server_answers_on_a_socket_alone_while_it_is_held(cluster):
    with cluster:
        assert setting(cluster.url(), "listen_addresses") == ""
        assert setting(cluster.url(), "max_locks_per_transaction") == "1024"
        assert setting(cluster.url(), "TimeZone") == "UTC"


def test_server_stops_when_the_last_holder_is_gone(cluster, tmp_path):
    other = Cluster(tmp_path)
    with cluster:
        other.acquire()
    assert setting(other.url(), "port") == "5432"
    other.release()
    wait_until_stopped(cluster.folder)
    assert not cluster.status().running


def test_rows_are_there_when_the_cluster_is_held_again(cluster):
    with cluster, psycopg.connect(cluster.url()) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS seven")
    with cluster, psycopg.connect(cluster.url()) as connection:
        assert connection.execute("SELECT seven FROM kept").fetchone() == (7,)


def test_folder_is_private_and_holds_nothing_half_made(cluster):
    with cluster:
        folder = cluster.folder
        assert folder.path.stat().st_mode & 0o777 == 0o700
        assert not folder.new_data.exists()
        assert folder.major_version() is not None


def test_half_made_data_is_made_anew(cluster):
    cluster.folder.make()
    cluster.folder.new_data.mkdir()
    (cluster.folder.new_data / "PG_VERSION").write_text("18\n")
    with cluster:
        assert setting(cluster.url(), "data_directory") == str(cluster.folder.data)


def test_status_tells_what_runs_and_who_holds_it(cluster, tmp_path):
    assert not cluster.status().running
    holder = Holder(tmp_path)
    url = holder.said()
    status = cluster.status()
    assert status.running
    assert status.pid == cluster.folder.postmaster().pid
    assert status.version.startswith(str(cluster.folder.major_version()))
    assert status.size > 1 << 20
    assert str(status.socket) in unquote(url)
    if sys.platform == "linux":
        assert [found.pid for found in status.holders] == [holder.process.pid]
    holder.let_go()


def test_stop_names_the_holder_and_force_stops_all_the_same(cluster, tmp_path):
    holder = Holder(tmp_path)
    holder.said()
    with pytest.raises(ClusterError, match=str(holder.process.pid) if sys.platform == "linux" else "in use"):
        cluster.stop()
    assert cluster.stop(force=True)
    assert not cluster.status().running
    assert not cluster.stop(force=True)
    holder.let_go()


def test_stop_does_nothing_where_there_is_no_cluster(tmp_path):
    assert not Cluster(tmp_path).stop()
    assert list(tmp_path.iterdir()) == []


def test_cluster_comes_back_for_a_holder_whose_server_was_stopped(cluster, tmp_path):
    with cluster:
        Cluster(tmp_path).stop(force=True)
        with Cluster(tmp_path, options=QUICK) as again:
            assert setting(again.url(), "port") == "5432"
        assert cluster.folder.answers()


def test_very_long_path_gets_a_short_private_directory_for_its_socket(tmp_path):
    root = tmp_path.joinpath(*["a-long-name-of-a-folder"] * 8)
    with Cluster(root, options=QUICK) as cluster:
        sockets = cluster.folder.address()[0]
        assert len(str(sockets)) < 90
        assert sockets.stat().st_mode & 0o777 == 0o700
        assert setting(cluster.url(), "port") == "5432"
    cluster.stop(force=True)
    assert not sockets.exists()


@pytest.mark.parametrize("name", ["mit Leerzeichen und Umläuten", "a,b", 'quo"ted', "per%20cent", "$HOME 'x'"])
def test_paths_with_unusual_characters_work(tmp_path, name):
    with Cluster(tmp_path / name, options=QUICK) as cluster:
        assert setting(cluster.url(), "port") == "5432"
    cluster.stop(force=True)


def test_directory_for_the_socket_that_others_can_enter_is_refused(tmp_path):
    cluster = Cluster(tmp_path.joinpath(*["a-long-name-of-a-folder"] * 8), options=QUICK)
    cluster.folder.make()
    place = cluster.folder.place_for_sockets()
    place.mkdir(mode=0o755)
    try:
        with pytest.raises(ClusterError, match="not private"):
            cluster.acquire()
    finally:
        place.rmdir()


def test_environment_of_libpq_and_postgres_is_not_heard(cluster, monkeypatch):
    for name, value in {"PGPORT": "5999", "PGDATA": "/nowhere", "PGHOST": "nowhere.invalid"}.items():
        monkeypatch.setenv(name, value)
    with cluster:
        assert setting(cluster.url(), "port") == "5432"


def test_data_of_another_major_version_are_refused_with_the_command_to_run(cluster):
    with cluster:
        pass
    cluster.stop(force=True)
    (cluster.folder.data / "PG_VERSION").write_text("13\n")
    with pytest.raises(ClusterError, match="made by PostgreSQL 13") as refused:
        cluster.acquire()
    assert "pg_upgrade" in refused.value.help
    assert "DAZZLE_PG_BIN" in refused.value.help
    assert locks.free(cluster.folder.holders_lock)


def test_server_that_does_not_start_is_told_with_its_own_words(cluster):
    with cluster:
        pass
    cluster.stop(force=True)
    with (cluster.folder.data / "postgresql.conf").open("a") as settings:
        settings.write("shared_buffers = 'plenty'\n")
    with pytest.raises(ClusterError, match="does not start") as refused:
        cluster.acquire()
    assert "shared_buffers" in refused.value.help
    assert refused.value.message.count("\n") == 0


def test_data_folder_that_is_no_database_is_refused_and_kept(cluster):
    cluster.folder.make()
    cluster.folder.data.mkdir()
    (cluster.folder.data / "letters.txt").write_text("mine")
    with pytest.raises(ClusterError, match="holds no PostgreSQL data"):
        cluster.acquire()
    assert (cluster.folder.data / "letters.txt").read_text() == "mine"


def test_folder_that_cannot_be_made_is_one_sentence(tmp_path):
    (tmp_path / ".dazzle").write_text("a file where the folder should be")
    with pytest.raises(ClusterError) as refused:
        Cluster(tmp_path).acquire()
    assert str(tmp_path) in refused.value.message
    assert "DATABASE_URL" in refused.value.help


def test_interrupt_of_the_terminal_does_not_reach_the_server(tmp_path):
    """Ctrl-C goes to the whole foreground group: here a shell with a holder that survives it."""
    script = f"trap '' INT; {sys.executable} -c '{SURVIVOR}' {tmp_path}"
    shell = subprocess.Popen(
        ["sh", "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    assert shell.stdout is not None
    assert shell.stdout.readline().strip() == "held"
    cluster = Cluster(tmp_path)
    before = cluster.status()
    os.killpg(shell.pid, signal.SIGINT)
    with psycopg.connect(cluster.url()) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert cluster.status().pid == before.pid
    shell.communicate(timeout=60)
    wait_until_stopped(cluster.folder)


SURVIVOR = (
    "import sys; from pathlib import Path; from dazzle.back.embedded import Cluster;"
    ' c = Cluster(Path(sys.argv[1])).acquire(); print("held", flush=True); sys.stdin.read(); c.release()'
)


def test_folder_may_be_removed_once_it_is_stopped(cluster):
    with cluster:
        pass
    cluster.stop(force=True)
    shutil.rmtree(cluster.folder.path)
    with cluster:
        assert cluster.status().running
