"""The embedded PostgreSQL of one project: there while somebody holds it, gone when nobody does."""

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

from dazzle.back.embedded import binaries as programs
from dazzle.back.embedded import locks
from dazzle.back.embedded.data import SUPERUSER
from dazzle.back.embedded.folder import USE_ANOTHER, Folder
from dazzle.back.embedded.locks import Holder
from dazzle.back.embedded.supervisor import BOOT, Order
from dazzle.diagnostics.errors import ClusterError

PLACE = Path(".dazzle") / "postgres"
SOURCES = Path(__file__).parents[3]
START_SECONDS = 120.0
STOP_SECONDS = 150.0  # longer than the supervisor gives the server
HOLD_SECONDS = 0.5  # the supervisor has the holders' lock for a moment when it sees that somebody is coming
POLL_SECONDS = 0.01
ATTEMPTS = 5  # a supervisor may be killed while we wait for it


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What is known of a cluster; `size` in bytes; `pid`, `version` and `socket` are None when it does not run."""

    running: bool
    pid: int | None
    version: str | None
    data: Path
    socket: Path | None
    size: int
    log: Path
    holders: tuple[Holder, ...]


class Cluster:
    """The cluster in `.dazzle/postgres` below the project's root, held from acquire() to release().

    Any number of processes, threads and objects may hold it at once; the first one starts the server, and it stops
    when the last one is gone, however it went. `options` are settings for a server that is started, `binaries` its
    programs (default: what binaries.locate() finds).
    """

    def __init__(self, root: Path, *, binaries: Path | None = None, options: Mapping[str, str] | None = None) -> None:
        self.folder = Folder(root.absolute() / PLACE)
        self.binaries = binaries
        self.options = dict(options or {})
        self._hold: int | None = None

    def acquire(self, timeout: float = START_SECONDS) -> Self:
        """Holds the cluster with its server running; ClusterError when it cannot be had within `timeout` seconds."""
        if sys.platform == "win32":
            raise ClusterError("there is no embedded database on Windows yet", help=USE_ANOTHER)
        assert self._hold is None, "a Cluster is held once: make another one"
        end, attempts = time.monotonic() + timeout, ATTEMPTS
        with self.locked(timeout), ExitStack() as undo:
            self._hold = locks.take(self.folder.holders_lock, shared=True, timeout=timeout)
            undo.callback(self.release)
            if self._hold is None:
                raise self._late(timeout)
            while not self._up(end):
                attempts -= 1
                if time.monotonic() > end or not attempts:
                    raise self._late(timeout)
            undo.pop_all()
        return self

    def release(self) -> None:
        """Lets go of the cluster; its supervisor stops the server if that was the last hold."""
        if self._hold is None:
            return
        os.close(self._hold)
        self._hold = None
        self._care_for_orphan()

    def __enter__(self) -> Self:
        return self.acquire()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def url(self, database: str = SUPERUSER, user: str = SUPERUSER) -> str:
        """The libpq URL; without arguments the superuser's, on the maintenance database."""
        sockets, port = self.folder.address()
        host = quote(str(sockets), safe="")
        return f"postgresql://{quote(user, safe='')}@/{quote(database, safe='')}?host={host}&port={port}"

    @contextmanager
    def locked(self, timeout: float = START_SECONDS) -> Iterator[None]:
        """While nobody else starts, stops or furnishes the cluster."""
        self.folder.make()
        try:
            lock = locks.take(self.folder.start_lock, timeout=timeout)
        except OSError as error:
            raise self.folder.unusable(error) from error
        if lock is None:
            raise self._late(timeout)
        try:
            yield
        finally:
            os.close(lock)

    def status(self) -> Status:
        """What can be said without disturbing anything."""
        found = self.folder.postmaster() if self.folder.path.is_dir() and self.folder.answers() else None
        return Status(
            running=found is not None,
            pid=found.pid if found else None,
            version=self._server_version() if found else None,
            data=self.folder.data,
            socket=found.sockets if found else None,
            size=self.folder.size(),
            log=self.folder.log,
            holders=locks.holders(self.folder.holders_lock),
        )

    def stop(self, *, force: bool = False) -> bool:
        """Stops the server; False when none ran. ClusterError names who holds it, unless `force` is set."""
        if not self.folder.path.is_dir():
            return False
        with self.locked():
            if not force:
                self._refuse_if_held()
            if locks.free(self.folder.supervisor_lock) and locks.free(self.folder.server_lock):
                return False
            _signal(self.folder.supervisor(), self.folder.supervisor_lock, signal.SIGTERM)
            self._wait_for(self.folder.supervisor_lock)
            found = self.folder.postmaster()
            _signal(found.pid if found else None, self.folder.server_lock, signal.SIGINT)
            self._wait_for(self.folder.server_lock)
        return True

    def _server_version(self) -> str:
        started = self.folder.programs()
        return programs.version(started).text if started else str(self.folder.major_version())

    def _up(self, end: float) -> bool:
        """Whether the server answers, after waiting for it; False when its supervisor went away meanwhile."""
        lock = locks.take(self.folder.supervisor_lock, timeout=0)
        if lock is not None:
            with self._supervisor(lock) as supervisor:
                return self._told(supervisor, end)
        while not self.folder.answers():
            if time.monotonic() > end or locks.free(self.folder.supervisor_lock):
                return False
            time.sleep(POLL_SECONDS)
        return True

    def _told(self, supervisor: subprocess.Popen[bytes], end: float) -> bool:
        """The verdict of a new supervisor: True, ClusterError, or False when it ended without one."""
        assert supervisor.stdout is not None
        verdict = b""
        while select.select([supervisor.stdout], [], [], max(0.0, end - time.monotonic()))[0]:
            part = os.read(supervisor.stdout.fileno(), 1 << 16)
            if not part:
                break
            verdict += part
        if not verdict:
            return False
        problem = json.loads(verdict)
        if problem:
            raise ClusterError(problem["message"], help=problem["help"])
        return True

    @contextmanager
    def _supervisor(self, lock: int) -> Iterator[subprocess.Popen[bytes]]:
        """Starts a supervisor and hands it its lock. The process we start ends at once; what it forked goes on."""
        try:
            order = Order(
                folder=str(self.folder.path),
                binaries=str(self.binaries or programs.locate()),
                options=self.options,
                lock=lock,
            )
            started = subprocess.Popen(  # noqa: S603
                [sys.executable, "-I", "-S", "-c", BOOT, str(SOURCES), order.to_json()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                pass_fds=(lock,),
                start_new_session=True,
            )
        finally:
            os.close(lock)
        with started:
            yield started

    def _care_for_orphan(self) -> None:
        """A server whose supervisor was killed would run for ever: gives it a new one."""
        if not self.folder.path.is_dir():
            return
        start = locks.take(self.folder.start_lock, timeout=0)
        if start is None:  # whoever holds it looks after the server
            return
        try:
            lock = locks.take(self.folder.supervisor_lock, timeout=0)
            if lock is None:
                return
            if locks.free(self.folder.server_lock):
                os.close(lock)
                return
            with self._supervisor(lock):
                pass
        finally:
            os.close(start)

    def _refuse_if_held(self) -> None:
        lock = locks.take(self.folder.holders_lock, timeout=HOLD_SECONDS)
        if lock is not None:
            os.close(lock)
            return
        who = ", ".join(map(str, locks.holders(self.folder.holders_lock))) or "another process"
        raise ClusterError(
            f"the embedded database is in use by {who}",
            help="stop that first, or stop the database all the same: --force",
        )

    def _wait_for(self, path: Path) -> None:
        lock = locks.take(path, timeout=STOP_SECONDS)
        if lock is None:
            raise ClusterError(
                f"the embedded database in `{self.folder.path}` does not stop", help=f"see its log, {self.folder.log}"
            )
        os.close(lock)

    def _late(self, timeout: float) -> ClusterError:
        waited = f"it was waited for up to {timeout:.0f} seconds, and may still be recovering"
        return ClusterError(
            f"the embedded database in `{self.folder.path}` does not come up",
            help=f"{waited}; the end of its log, {self.folder.log}:\n{self.folder.tail()}",
        )


def _signal(pid: int | None, lock: Path, sign: signal.Signals) -> None:
    """To the process that holds the lock, if it is still the one that we know."""
    if pid is None or not locks.has_open(pid, lock):
        return
    with suppress(ProcessLookupError):
        os.kill(pid, sign)
