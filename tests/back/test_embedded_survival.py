"""Whatever is killed, at whatever moment: the cluster comes back, and no committed row is lost."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

from clusters import Holder, kill, postmaster_of, supervisor_of, wait_until_free, wait_until_stopped
from dazzle.back.connection import connect, database_errors
from dazzle.back.embedded import Cluster
from dazzle.back.embedded.supervisor import RESTARTS
from dazzle.diagnostics.errors import ClusterError, DatabaseError

SMALL = 96 << 20


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    made = Cluster(tmp_path, options={"fsync": "off"})
    yield made
    made.release()
    made.stop(force=True)


def commit_row(url: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (number integer GENERATED ALWAYS AS IDENTITY)")
        connection.execute("INSERT INTO kept DEFAULT VALUES")


def rows(url: str) -> int:
    with connect(url) as connection:
        row = connection.execute("SELECT count(*) FROM kept").fetchone()
    assert row is not None
    return int(row[0])


def test_server_stops_when_its_only_holder_is_killed(cluster, tmp_path):
    holder = Holder(tmp_path)
    commit_row(holder.said())
    holder.kill()
    wait_until_stopped(cluster.folder)
    with cluster:
        assert rows(cluster.url()) == 1


def test_server_is_brought_back_when_its_postmaster_is_killed(cluster):
    with cluster:
        for number in range(1, RESTARTS + 1):
            commit_row(cluster.url())
            killed = postmaster_of(cluster)
            kill(killed)
            with Cluster(cluster.folder.path.parents[1]) as other:
                assert rows(other.url()) == number
            assert postmaster_of(cluster) != killed


def test_server_that_dies_again_and_again_is_given_up_until_somebody_comes(cluster):
    with cluster:
        commit_row(cluster.url())
        for _ in range(RESTARTS):
            kill(postmaster_of(cluster))
            with Cluster(cluster.folder.path.parents[1]):
                pass
        kill(postmaster_of(cluster))
        wait_until_stopped(cluster.folder)
        assert "dazzle: " in cluster.folder.tail()
        with Cluster(cluster.folder.path.parents[1]) as other:
            assert rows(other.url()) == 1


def test_next_holder_adopts_a_server_whose_supervisor_was_killed(cluster, tmp_path):
    with cluster:
        commit_row(cluster.url())
        server = postmaster_of(cluster)
        kill(supervisor_of(cluster))
        wait_until_free(cluster.folder.supervisor_lock)
        with Cluster(tmp_path) as other:
            assert rows(other.url()) == 1
            assert postmaster_of(other) == server
            supervisor_of(other)
    wait_until_stopped(cluster.folder)


def test_last_holder_has_an_orphaned_server_stopped(cluster):
    with cluster:
        kill(supervisor_of(cluster))
        wait_until_free(cluster.folder.supervisor_lock)
    wait_until_stopped(cluster.folder)
    assert not cluster.status().running


def test_stop_finds_a_server_whose_supervisor_was_killed(cluster, tmp_path):
    holder = Holder(tmp_path)
    holder.said()
    kill(supervisor_of(cluster))
    holder.kill()
    assert cluster.status().running
    assert cluster.stop()
    assert not cluster.status().running


def test_everything_killed_at_once_comes_back(cluster, tmp_path):
    holder = Holder(tmp_path)
    commit_row(holder.said())
    kill(supervisor_of(cluster), postmaster_of(cluster), holder.process.pid)
    holder.let_go()
    with cluster:
        assert rows(cluster.url()) == 1


def test_killed_during_a_first_start_leaves_nothing_in_the_way(cluster, tmp_path):
    for _ in range(3):
        Holder(tmp_path).kill()
    with cluster:
        commit_row(cluster.url())


def test_eight_processes_racing_on_a_fresh_folder_make_one_database(cluster, tmp_path):
    holders = [Holder(tmp_path) for _ in range(8)]
    urls = {holder.said() for holder in holders}
    assert len(urls) == 1
    url = urls.pop()
    commit_row(url)
    assert rows(url) == 1
    log = cluster.folder.log.read_text()
    assert log.count("database system is ready to accept connections") == 1
    for holder in holders:
        holder.let_go()
    wait_until_stopped(cluster.folder)


def test_processes_that_come_and_go_all_find_a_server(cluster, tmp_path):
    """Each comes while the one before goes: the moment at which the supervisor decides to stop."""
    with cluster:
        commit_row(cluster.url())
    for _ in range(12):
        with cluster:
            assert rows(cluster.url()) == 1


def test_stale_pid_file_that_names_a_living_process_is_no_obstacle(cluster):
    with cluster:
        commit_row(cluster.url())
        lines = (cluster.folder.data / "postmaster.pid").read_text().splitlines()
    cluster.stop(force=True)
    (cluster.folder.data / "postmaster.pid").write_text("\n".join([str(os.getpid()), *lines[1:]]) + "\n")
    assert not cluster.status().running
    with cluster:
        assert rows(cluster.url()) == 1
    cluster.stop()
    os.kill(os.getpid(), 0)


def test_stale_socket_is_no_obstacle(cluster):
    with cluster:
        sockets = cluster.folder.address()[0]
    cluster.stop(force=True)
    sockets.mkdir(mode=0o700)
    with socket.socket(socket.AF_UNIX) as stale:
        stale.bind(str(sockets / ".s.PGSQL.5432"))
    (sockets / ".s.PGSQL.5432.lock").write_text(f"{os.getpid()}\n/somewhere\n0\n5432\n{sockets}\n")
    with cluster:
        commit_row(cluster.url())


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root can mount a small file system")
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip(f"a small file system cannot be mounted: {mounted.stderr.decode()}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_full_disk_is_said_and_committed_rows_are_there_when_space_is_freed(small_disk):
    cluster, ballast = Cluster(small_disk), small_disk / "ballast"
    with cluster:
        commit_row(cluster.url())
        fill(ballast)
        with pytest.raises(DatabaseError, match="disk"), database_errors(cluster.url()):
            commit_much(cluster.url())
    cluster.stop(force=True)
    fill(ballast)
    with pytest.raises(ClusterError, match="disk is full"):
        cluster.acquire()
    ballast.unlink()
    with cluster:
        assert rows(cluster.url()) == 1
    cluster.stop(force=True)


def test_full_disk_is_said_when_there_is_no_room_for_a_first_database(small_disk):
    fill(small_disk / "ballast")
    with pytest.raises(ClusterError, match="disk is full"):
        Cluster(small_disk).acquire()
    (small_disk / "ballast").unlink()
    cluster = Cluster(small_disk)
    with cluster:
        commit_row(cluster.url())
    cluster.stop(force=True)


def commit_much(url: str) -> None:
    with connect(url) as connection:
        connection.execute("CREATE TABLE much AS SELECT repeat('x', 1000) FROM generate_series(1, 100000)")


def fill(file: Path) -> None:
    """Takes all the space there is."""
    with file.open("wb", buffering=0) as ballast:
        for block in (1 << 20, 4 << 10):
            with suppress(OSError):
                while ballast.write(bytes(block)):
                    pass
