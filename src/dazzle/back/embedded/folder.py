"""The cluster's folder, `.dazzle/postgres`: what lies where, and what its files say."""

import errno
import hashlib
import os
import shutil
import socket
import stat
from dataclasses import dataclass
from pathlib import Path

from dazzle.diagnostics.errors import ClusterError

SOCKET_PREFIX = ".s.PGSQL."
PORT = 5432  # of the socket's name alone: nothing listens on TCP
SOCKET_LIMIT = 103  # bytes that fit sockaddr_un everywhere: 108 on Linux, 104 on macOS, each with a final NUL
LIST_CHARACTERS = ',"'  # separate and quote the directories of one setting, for the server and for libpq
LOG_LIMIT = 4 << 20
TAIL = 12
SCARCE = 1 << 20  # bytes; with less, even the log may not have been written
USE_ANOTHER = "set DATABASE_URL to a PostgreSQL server"


@dataclass(frozen=True, slots=True, kw_only=True)
class Postmaster:
    """What the server says of itself in postmaster.pid (PostgreSQL sources, pidfile.h)."""

    pid: int
    port: int
    sockets: Path
    ready: bool

    @property
    def socket(self) -> Path:
        return self.sockets / f"{SOCKET_PREFIX}{self.port}"


@dataclass(frozen=True, slots=True)
class Folder:
    path: Path

    @property
    def data(self) -> Path:
        return self.path / "data"

    @property
    def new_data(self) -> Path:
        """Where initdb works; it gets its name when it is whole."""
        return self.path / "data.new"

    @property
    def log(self) -> Path:
        return self.path / "server.log"

    @property
    def start_lock(self) -> Path:
        """Held while somebody starts, stops or furnishes the cluster."""
        return self.path / "start.lock"

    @property
    def holders_lock(self) -> Path:
        """Shared by all who use the server; its supervisor waits to have it alone."""
        return self.path / "holders.lock"

    @property
    def supervisor_lock(self) -> Path:
        """Held by the supervisor, whose process id is in it."""
        return self.path / "supervisor.lock"

    @property
    def server_lock(self) -> Path:
        """Inherited by every process of the server: who gets it knows that no server runs."""
        return self.path / "server.lock"

    def make(self) -> None:
        """Makes the folder, private to its owner; ClusterError when that cannot be."""
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not os.access(self.path, os.R_OK | os.W_OK | os.X_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            if self.path.stat().st_mode & 0o077:
                self.path.chmod(0o700)
        except OSError as error:
            raise self.unusable(error) from error

    def unusable(self, error: OSError) -> ClusterError:
        """Why the folder cannot hold a database, in one sentence."""
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            return self.full()
        return ClusterError(
            f"the embedded database cannot keep its data in `{self.path}`: {error.strerror}",
            help=f"let this user ({_user()}) write there, or {USE_ANOTHER}",
        )

    def full(self) -> ClusterError:
        return ClusterError(
            f"the disk is full: the embedded database in `{self.path}` stays down, and what was committed is kept",
            help="free some space and start again",
        )

    def lacks_space(self, said: str) -> bool:
        """Whether the disk is full, by what is left of it or by what a program said."""
        return shutil.disk_usage(self.path).free < SCARCE or os.strerror(errno.ENOSPC) in said

    def postmaster(self) -> Postmaster | None:
        """The server that wrote postmaster.pid, alive or not; None when there is none, or it is not written yet."""
        try:
            lines = os.fsdecode((self.data / "postmaster.pid").read_bytes()).splitlines()
            return Postmaster(
                pid=int(lines[0]),
                port=int(lines[3]),
                sockets=Path(lines[4]),
                ready=len(lines) > 7 and lines[7].strip() == "ready",
            )
        except (OSError, ValueError, IndexError):
            return None

    def programs(self) -> Path | None:
        """The binaries that the server was started from last; its first word is unquoted, the others are quoted."""
        try:
            return Path((self.data / "postmaster.opts").read_text().partition(' "')[0]).parent
        except OSError:
            return None

    def answers(self) -> bool:
        """Whether a server accepts connections."""
        found = self.postmaster()
        if found is None or not found.ready:
            return False
        with socket.socket(socket.AF_UNIX) as probe:
            try:
                probe.connect(os.fsencode(found.socket))
            except OSError:
                return False
        return True

    def supervisor(self) -> int | None:
        """The supervisor's process id, of use only while its lock is held."""
        try:
            return int(self.supervisor_lock.read_text())
        except (OSError, ValueError):
            return None

    def major_version(self) -> int | None:
        """Of the data; None when there is none yet."""
        try:
            return int((self.data / "PG_VERSION").read_text())
        except FileNotFoundError:
            return None

    def address(self) -> tuple[Path, int]:
        """Directory and port of the server's socket: a running server's own, else what the next one will have."""
        found = self.postmaster()
        return (found.sockets, found.port) if found else (self.place_for_sockets(), PORT)

    def place_for_sockets(self) -> Path:
        """`run`, or a short private directory where that is too long for a socket or not to be written in a setting."""
        near = self.path / "run"
        if _fits(near):
            return near
        name = f"dazzle-{hashlib.sha256(os.fsencode(self.path)).hexdigest()[:12]}"
        parents = (os.environ.get("TMPDIR") or "/tmp", "/tmp")  # noqa: S108  what is made there is private
        places = (Path(parent) / name for parent in parents)
        found = next(filter(_fits, places), None)
        if found is None:
            raise ClusterError(f"no directory is short enough for the socket of the database in `{self.path}`")
        return found

    def tail(self, since: int = 0) -> str:
        """The last lines of the server's log, none from before the byte `since`."""
        try:
            with self.log.open("rb") as log:
                log.seek(max(since, log.seek(0, os.SEEK_END) - 4096))
                lines = log.read().decode(errors="replace").splitlines()
        except OSError:
            return ""
        return "\n".join(lines[-TAIL:])

    def open_log(self) -> int:
        """The log's descriptor, for appending; a long one is put aside first."""
        try:
            if self.log.stat().st_size > LOG_LIMIT:
                self.log.replace(self.log.with_suffix(".log.old"))
        except FileNotFoundError:
            pass
        return os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)

    def size(self) -> int:
        """Bytes of the data; files that vanish while we look count nothing."""
        total = 0
        for folder, _, names in os.walk(self.data):
            for name in names:
                try:
                    total += os.lstat(os.path.join(folder, name)).st_size  # noqa: PTH118  thousands of files
                except OSError:
                    continue
        return total


def make_private(folder: Path) -> None:
    """Makes the directory, or refuses one that somebody else made or can enter."""
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid() or found.st_mode & 0o077:
        raise ClusterError(f"`{folder}` is not private to this user", help="remove it and start again")


def _fits(folder: Path) -> bool:
    text = str(folder)
    short = len(os.fsencode(folder / f"{SOCKET_PREFIX}{PORT}")) <= SOCKET_LIMIT
    return short and text == text.strip() and not any(character in text for character in LIST_CHARACTERS)


def _user() -> str:
    return os.environ.get("USER") or str(os.geteuid())
