"""Data that this user's Dazzle has left in a project's .dazzle/cache, and nobody else.

What lies there may have come with a project that somebody else has made. So that it cannot stand for what the texts
say, it is sealed: a keyed hash (RFC 7693) goes before it, whose key is this user's and lies in no project. What has no
such seal, or was written by another version, is not believed; then everything is read anew.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from hmac import compare_digest
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

import msgspec

from dazzle import __version__, files

FOLDER = Path(".dazzle") / "cache"
MOST = 1 << 28  # bytes: more than what is kept of any project
SIZE = 32
PACKAGE = Path(__file__).parent
CACHES = frozenset({"__pycache__"})
COMPILER = CACHES | {"back", "cli", "views"}  # what is left out where it is about a text: nothing there reads one
EVERYTHING = CACHES
LIBRARIES = ("alembic", "psycopg", "sqlalchemy")  # what else has a say in what everything of Dazzle makes

Kind = TypeVar("Kind")


def load(root: Path, name: str, kind: type[Kind], *, parts: frozenset[str] = COMPILER) -> Kind | None:
    """What was stored under the name; None unless this user and this very Dazzle have stored it.

    `parts` is COMPILER for what the compiler alone makes, EVERYTHING for what takes more of Dazzle.
    """
    secret = key()
    data = files.content(root / FOLDER / name, MOST) if secret is not None else None
    if secret is None or data is None:
        return None
    sealed = memoryview(data)
    if not compare_digest(sealed[:SIZE], _seal(name, sealed[SIZE:], secret, parts)):
        return None
    try:
        return msgspec.msgpack.decode(sealed[SIZE:], type=kind)
    except msgspec.MsgspecError:
        return None


def store(root: Path, name: str, value: object, *, parts: frozenset[str] = COMPILER) -> None:
    """Keep the value for the next run. A user who has no key, or may not write here, keeps nothing."""
    secret = key()
    if secret is not None:
        data = msgspec.msgpack.encode(value)
        with suppress(OSError):
            files.replace(root / FOLDER / name, _seal(name, data, secret, parts) + data)


def key() -> bytes | None:
    """The user's key, which is made when there is none; None when none can be kept that is this user's alone."""
    try:
        place = _place()
        if place is None:
            return None
        found = files.content(place, SIZE)
        if found is None or len(found) != SIZE:
            files.replace(place, os.urandom(SIZE))
            found = files.content(place, SIZE)
        known = place.lstat()
    except OSError:
        return None
    private = known.st_uid == os.geteuid() and not stat.S_IMODE(known.st_mode) & 0o077
    return found if private else None


@cache
def maker(without: frozenset[str] = COMPILER) -> bytes:
    """Which Dazzle this is: its version, and its files as they were changed, for a checkout changes within one."""
    states = ((entry.path, entry.stat(follow_symlinks=False)) for entry in _files(PACKAGE, without))
    known = sorted((path, state.st_size, state.st_mtime_ns) for path, state in states)
    if without == EVERYTHING:
        known += [(path, state.st_size, state.st_mtime_ns) for path, state in map(_library, LIBRARIES)]
    return blake2b(repr((__version__, msgspec.__version__, known)).encode(), digest_size=SIZE).digest()


def _library(name: str) -> tuple[str, os.stat_result]:
    """Its first file, as it was installed; it is not imported."""
    spec = find_spec(name)
    path = spec.origin if spec is not None and spec.origin is not None else str(PACKAGE)
    return path, Path(path).stat()


def _files(folder: Path | str, without: frozenset[str]) -> Iterator[os.DirEntry[str]]:
    for entry in os.scandir(folder):
        if not entry.is_dir(follow_symlinks=False):
            yield entry
        elif entry.name not in without:
            yield from _files(entry.path, without)


def _seal(name: str, data: bytes | memoryview, secret: bytes, parts: frozenset[str]) -> bytes:
    return blake2b(
        data, digest_size=SIZE, key=secret, salt=maker(parts)[: blake2b.SALT_SIZE], person=f"dazzle {name}".encode()
    ).digest()


def _place() -> Path | None:
    """In the user's folder for caches (XDG Base Directory Specification); None when that is another user's home.

    Who works as root in somebody's home leaves no files there.
    """
    named = os.environ.get("XDG_CACHE_HOME", "")
    if named.startswith("/"):
        return Path(named) / "dazzle" / "key"
    home = os.environ.get("HOME", "")
    if not home.startswith("/") or Path(home).stat().st_uid != os.geteuid():
        return None
    return Path(home) / ".cache" / "dazzle" / "key"
