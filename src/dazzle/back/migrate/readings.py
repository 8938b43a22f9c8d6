"""What was read of revision files, kept in .dazzle/cache by the hash of their texts: a long one takes a second to read.

It only spares work: what is not believed (`dazzle.seal`) is read anew.
"""

from dataclasses import fields
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec import defstruct

from dazzle import seal
from dazzle.back.migrate.revisionfile import Revision, read
from dazzle.ir.owner import Owner

NAME = "revisions"
_OF_THE_FILE = frozenset({"path", "owner", "content"})
_SAID = tuple((each.name, each.type) for each in fields(Revision) if each.name not in _OF_THE_FILE)
_Reading: Any = defstruct("_Reading", _SAID, frozen=True, array_like=True)


class Readings:
    """Of the project in `root`; without one, every file is read."""

    def __init__(self, root: Path | None) -> None:
        self.root = root
        self.known: dict[str, Any] = {}
        self.used: dict[str, Any] = {}
        if root is not None:
            self.known = seal.load(root, NAME, dict[str, _Reading], parts=seal.EVERYTHING) or {}

    def of(self, path: Path, owner: Owner) -> Revision | None:
        """The revision in a file, as `read` finds it."""
        if self.root is None:
            return read(path, owner)
        content = sha256(path.read_bytes()).hexdigest()
        if (reading := self.known.get(content)) is not None:
            self.used[content] = reading
            said = {name: getattr(reading, name) for name, _ in _SAID}
            return Revision(**said, path=path, owner=owner, content=content)
        revision = read(path, owner)
        if revision is not None and revision.content == content:
            self.used[content] = _Reading(*(getattr(revision, name) for name, _ in _SAID))
        return revision

    def keep(self) -> None:
        """Leave for the next run what was used in this one."""
        if self.root is not None and self.used.keys() != self.known.keys():
            seal.store(self.root, NAME, self.used, parts=seal.EVERYTHING)
