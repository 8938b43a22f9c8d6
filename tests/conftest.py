"""PostgreSQL for tests: one server per worker, a fresh database for each test that asks for one."""

import os
import shutil
import signal
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from hypothesis import settings

from dazzle.back.embedded import Cluster, locks
from effort import FACTOR, examples

ROOM = 1 << 30
MEMORY = Path("/dev/shm")
PREFIX = f"dazzle-tests-{os.getuid()}-"
DEBIAN_15 = Path("/usr/lib/postgresql/15/bin")
# A busy machine is no failure. The usual run tries the same examples every time: what it says is about the change that
# it was run for. `make proof` looks for new ones, and what it finds becomes an example that is always tried.
settings.register_profile("tests", deadline=None, max_examples=examples(50), derandomize=FACTOR == 1)
settings.load_profile("tests")
# A shell starts what runs in its background deaf to Ctrl-C, and every process below would stay so.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}


def parent_folder() -> Path:
    """In memory when there is room."""
    usable = MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM
    return MEMORY if usable else Path(tempfile.gettempdir())


def sweep(parent: Path) -> None:
    """Removes what killed runs left behind: their servers stopped by themselves, their folders stayed."""
    for root in parent.glob(f"{PREFIX}*"):
        folder = Cluster(root).folder
        if folder.holders_lock.exists() and locks.free(folder.holders_lock) and locks.free(folder.start_lock):
            shutil.rmtree(root, ignore_errors=True)


@contextmanager
def running(binaries: Path | None = None) -> Iterator[str]:
    """The URL of a server of our own, as superuser."""
    parent = parent_folder()
    sweep(parent)
    root = Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))
    cluster = Cluster(root, binaries=binaries, options=FAST)
    try:
        with cluster:
            yield cluster.url()
    finally:
        cluster.stop(force=True)
        shutil.rmtree(root, ignore_errors=True)  # another run may sweep it up as soon as nobody holds it


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The URL of an embedded server, as superuser."""
    with running() as url:
        yield url


@pytest.fixture(scope="session")
def server_15_url() -> Iterator[str]:
    """The URL of a PostgreSQL 15 server, as superuser; skipped where Debian's is not installed."""
    if not DEBIAN_15.is_dir():
        pytest.skip(f"no PostgreSQL 15 in {DEBIAN_15}")
    with running(DEBIAN_15) as url:
        yield url


@pytest.fixture
def database_url(server: str) -> Iterator[str]:
    """The URL of a database of the test's own, empty, as superuser."""
    name = f"test_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 STRATEGY file_copy")
        yield server.replace("/postgres?", f"/{name}?")
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def owner_url(database_url: str) -> Iterator[str]:
    """The URL of the test's database, whose user owns it and is no superuser."""
    with psycopg.connect(database_url, autocommit=True) as connection:
        name = connection.info.dbname
        connection.execute(f"CREATE ROLE owner_{name} LOGIN".encode())
        connection.execute(f"ALTER DATABASE {name} OWNER TO owner_{name}".encode())
        yield f"{database_url}&options=-c%20role%3Downer_{name}"
        connection.execute(f"REASSIGN OWNED BY owner_{name} TO postgres".encode())
        connection.execute(f"DROP ROLE owner_{name}".encode())
