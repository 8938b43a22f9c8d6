"""The texts on disk: which there are, read, and written back."""

import os
import tempfile
from pathlib import Path
from stat import S_IMODE

from dazzle.diagnostics.errors import ProjectError


def below(folder: Path) -> list[Path]:
    """The *.dsl files below a folder, in the order of their paths; hidden ones are an editor's."""
    return sorted(path for path in folder.rglob("*.dsl") if not path.name.startswith(".") and path.is_file())


def shown(root: Path, path: Path) -> str:
    """The path as it is told to people, seen from `root`."""
    return Path(os.path.relpath(path, root)).as_posix()


def read(path: Path, name: str) -> str:
    """What the file says, a byte order mark included; ProjectError, which calls it `name`, when that is no text."""
    try:
        data = path.read_bytes()
    except OSError as error:
        known = isinstance(error, PermissionError)
        raise ProjectError(
            f"`{name}` cannot be read: {error.strerror}", help="give this user the right to" if known else None
        ) from error
    return decoded(data, name)


def decoded(data: bytes, name: str) -> str:
    """The bytes as text; ProjectError when they are not UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ProjectError(
            f"`{name}` is not UTF-8 text: byte 0x{data[error.start]:02x} at offset {error.start}, in line {line}",
            help="save the file as UTF-8",
        ) from error


def write(path: Path, text: str) -> None:
    """Replace what the file says; whoever reads at the same time sees the old text or the new one, whole.

    Behind a symbolic link the file is replaced, not the link. OSError when this user may not.
    """
    target = path.resolve()
    known = target.stat()
    if not os.access(target, os.W_OK):
        raise PermissionError(13, os.strerror(13), str(path))
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            os.fchmod(descriptor, S_IMODE(known.st_mode))
            if os.geteuid() == 0:  # root must not take the file from whom it belongs to
                os.fchown(descriptor, known.st_uid, known.st_gid)
            file.write(text.encode())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
