"""Drafts to revision files: each whole or not at all, and behind the head that its writer has seen."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from dazzle.back.migrate.draft import Draft
from dazzle.back.migrate.history import History
from dazzle.diagnostics.errors import MigrationError
from dazzle.ir.entity import Owner

if sys.platform != "win32":
    import fcntl


def written(drafts: Sequence[Draft], history: History, owner: Owner) -> tuple[Path, ...]:
    """The paths of the files. Raises MigrationError when they cannot be written, or another process was faster.

    Two revisions written at once would follow the same one, and the branch would have two heads.
    """
    for folder in {draft.path.parent for draft in drafts}:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with _alone_in(folder):
                _refuse_outrun(history, owner)
                for draft in drafts:
                    _write(draft)
        except OSError as error:
            raise MigrationError(
                f"{error.filename or folder} cannot be written: {error.strerror}", help="make the folder writable"
            ) from error
    return tuple(draft.path for draft in drafts)


def _refuse_outrun(history: History, owner: Owner) -> None:
    known, now = history.head_of(owner), history.reread().head_of(owner)
    if now is not None and now != known:
        raise MigrationError(
            f"another process has just written the revision {now}; nothing was written here",
            help="say it again: what is missing then is what its revision does not do",
        )


def _write(draft: Draft) -> None:
    """By way of a name that no history reads, for an upgrade may be reading the folder."""
    part = draft.path.with_suffix(".part")
    part.write_text(draft.text, encoding="utf-8")
    part.replace(draft.path)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """One writer at a time: a lock on the folder itself, which ends with its process and leaves no file behind."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
