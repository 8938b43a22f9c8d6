"""Files that are replaced whole, and read only if they are files."""

import errno
import os
import stat
import tempfile
import time
from contextlib import suppress
from pathlib import Path

_ABANDONED = 3600  # seconds after which a file that nobody finished is nobody's


def replace(path: Path, content: bytes) -> None:
    """Write a file that its owner alone may read; its folder is made.

    Whoever reads at the same time sees the old file or the new one. A process that is killed here leaves a file
    beside it, which a later one removes. OSError when this user may not.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    for left in path.parent.glob(f".{path.name}.*"):
        with suppress(FileNotFoundError):  # another process has finished it just now
            if left.lstat().st_mtime < time.time() - _ABANDONED:
                left.unlink()
    _exchange(path, content)


def rewrite(path: Path, content: bytes) -> None:
    """Replace what a file says, which keeps its mode and its owner.

    Whoever reads at the same time sees the old file or the new one. Behind a symbolic link the file is replaced, not
    the link. OSError when this user may not.
    """
    target = path.resolve()
    known = target.stat()
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    _exchange(target, content, known)


def _exchange(path: Path, content: bytes, like: os.stat_result | None = None) -> None:
    """The file under another name first; with `like` it has that mode and owner."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            if like is not None:
                os.fchmod(descriptor, stat.S_IMODE(like.st_mode))
                if os.geteuid() == 0:  # root must not take the file from whom it belongs to
                    os.fchown(descriptor, like.st_uid, like.st_gid)
            file.write(content)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def content(path: Path, most: int) -> bytes | None:
    """What a file says; None when there is none, when it is longer than `most`, a link, or no file at all.

    A folder that came from elsewhere may hold anything: a link to a device, or a pipe that nobody writes to.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    try:
        known = os.fstat(descriptor)
        if not stat.S_ISREG(known.st_mode) or known.st_size > most:
            return None
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return file.read()
    finally:
        os.close(descriptor)
