"""Files of ours that are replaced whole, and read only if they are files."""

import os
import stat
import tempfile
import time
from pathlib import Path

_ABANDONED = 3600  # seconds after which a file that nobody finished is nobody's


def replace(path: Path, content: bytes) -> None:
    """Write a file that its owner alone may read; its folder is made.

    Whoever reads at the same time sees the old file or the new one. A process that is killed here leaves a file
    beside it, which a later one removes. OSError when this user may not.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = f".{path.name}."
    for left in path.parent.glob(f"{unfinished}*"):
        if left.lstat().st_mtime < time.time() - _ABANDONED:
            left.unlink(missing_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=unfinished)
    try:
        with os.fdopen(descriptor, "wb") as file:
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
