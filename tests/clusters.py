"""Processes that hold an embedded cluster, to be killed, and what a test asks about them."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import dazzle
from dazzle.back.embedded import Cluster, locks
from dazzle.back.embedded.binaries import locate
from dazzle.back.embedded.folder import Folder

SOURCES = Path(dazzle.__file__).parents[1]
SYSTEM_PYTHON = Path("/usr/bin/python3")
NOBODY = 65534
AS_NOBODY = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
QUICK = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}
HOLD = """
import sys
from pathlib import Path
from dazzle.back.embedded import Cluster
from dazzle.diagnostics.errors import DazzleError
try:
    with Cluster(Path(sys.argv[1]), options={"fsync": "off"}) as cluster:
        print(cluster.url(), flush=True)
        sys.stdin.read()
except DazzleError as error:
    print(f"refused: {error.message} | {error.help}", flush=True)
"""


@dataclass
class Holder:
    """A process that holds the cluster below `root` until it is let go or killed."""

    root: Path
    prefix: Sequence[str] = ()
    python: Path = Path(sys.executable)
    variables: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.process = subprocess.Popen(
            [*self.prefix, self.python, "-c", HOLD, self.root],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=self.environment(),
            cwd="/",
        )

    def environment(self) -> dict[str, str]:
        """With our sources and PostgreSQL, for a Python that may know neither."""
        return {**os.environ, "PYTHONPATH": str(SOURCES), "DAZZLE_PG_BIN": str(locate()), **self.variables}

    def said(self) -> str:
        """The cluster's URL when it is held, or why it is refused; waits for it."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def let_go(self) -> None:
        self.process.communicate(timeout=60)

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate(timeout=60)


def as_nobody(root: Path) -> Holder:
    """A holder who is an ordinary user, with a Python that everybody can reach."""
    return Holder(root, prefix=AS_NOBODY, python=SYSTEM_PYTHON)


def supervisor_of(cluster: Cluster) -> int:
    pid = cluster.folder.supervisor()
    assert pid is not None
    assert locks.has_open(pid, cluster.folder.supervisor_lock)
    return pid


def postmaster_of(cluster: Cluster) -> int:
    found = cluster.folder.postmaster()
    assert found is not None
    return found.pid


def kill(*pids: int) -> None:
    """Kills the processes, all at once, and waits until they are gone."""
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
    for pid in pids:
        while running(pid):
            os.sched_yield()


def running(pid: int) -> bool:
    """A process that nobody has reaped yet runs no more."""
    told = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
    return bool(told.strip()) and not told.startswith("Z")


def wait_until_free(lock: Path) -> None:
    """Waits until no process holds the lock any more."""
    descriptor = locks.take(lock, timeout=60)
    assert descriptor is not None, f"{lock} is still held"
    os.close(descriptor)


def wait_until_stopped(folder: Folder) -> None:
    wait_until_free(folder.supervisor_lock)
    wait_until_free(folder.server_lock)
