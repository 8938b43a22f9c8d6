"""Locks that die with whoever holds them: flock(2) on files that are never removed.

A lock belongs to the open file, so a child that inherits the descriptor holds it too, and the kernel lets go of it
when the last of them is gone, however it went.
"""

import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path

if sys.platform != "win32":
    import fcntl

PROC = Path("/proc")
RETRY_SECONDS = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A process that holds a lock; `command` is empty where it cannot be known."""

    pid: int
    command: str

    def __str__(self) -> str:
        return f"`{self.command}` (process {self.pid})" if self.command else f"process {self.pid}"


def take(path: Path, *, shared: bool = False, timeout: float | None = None) -> int | None:
    """The descriptor that holds the lock; None when it was not free within `timeout` seconds (None waits for ever)."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        _follow_owner(descriptor, path.parent)
        if _lock(descriptor, fcntl.LOCK_SH if shared else fcntl.LOCK_EX, timeout):
            return descriptor
    except BaseException:
        os.close(descriptor)
        raise
    os.close(descriptor)
    return None


def free(path: Path) -> bool:
    """Whether nobody holds the lock at this moment."""
    descriptor = take(path, timeout=0)
    if descriptor is None:
        return False
    os.close(descriptor)
    return True


def holders(path: Path) -> tuple[Holder, ...]:
    """Who holds the lock, as far as the system tells (Linux: proc(5), /proc/locks); elsewhere nobody is known."""
    try:
        lines = (PROC / "locks").read_text().splitlines()
        inode = str(path.stat().st_ino)
    except OSError:
        return ()
    granted = (fields for fields in map(str.split, lines) if len(fields) == 8 and fields[1] == "FLOCK")
    pids = {int(pid) for *_, pid, file, _start, _end in granted if file.rpartition(":")[2] == inode}
    return tuple(Holder(pid=pid, command=_command(pid)) for pid in sorted(pids) if has_open(pid, path))


def has_open(pid: int, path: Path) -> bool:
    """Whether the process has the file open; where the system does not tell, whether it exists.

    A process id read from a file may by now belong to anybody: ask before sending it a signal. What runs in another
    user namespace shows nothing, even to its own user.
    """
    if not PROC.is_dir():
        return _exists(pid)
    try:
        return any(_same(entry, path) for entry in (PROC / str(pid) / "fd").iterdir())
    except PermissionError:
        return _exists(pid)
    except OSError:
        return False


def _lock(descriptor: int, mode: int, timeout: float | None) -> bool:
    if timeout is None:
        fcntl.flock(descriptor, mode)
        return True
    end = time.monotonic() + timeout
    while True:
        try:
            fcntl.flock(descriptor, mode | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= end:
                return False
            time.sleep(RETRY_SECONDS)
        else:
            return True


def _follow_owner(descriptor: int, folder: Path) -> None:
    """What root makes in somebody else's folder becomes theirs, or they could not open it any more."""
    if os.geteuid() != 0:
        return
    owner, made = folder.stat(), os.fstat(descriptor)
    if made.st_uid != owner.st_uid and made.st_nlink == 1:  # not a link to something of root's
        os.fchown(descriptor, owner.st_uid, owner.st_gid)


def _same(entry: Path, path: Path) -> bool:
    try:
        return entry.samefile(path)
    except FileNotFoundError:  # closed meanwhile
        return False


def _command(pid: int) -> str:
    try:
        words = (PROC / str(pid) / "cmdline").read_bytes().decode(errors="replace").split("\0")
    except OSError:
        return ""
    return " ".join(words).strip()


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
