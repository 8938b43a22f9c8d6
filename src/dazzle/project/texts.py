"""The texts on disk: which there are, and what they say."""

import os
from pathlib import Path

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
