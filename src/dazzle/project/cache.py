"""What was read of a project's texts, kept in .dazzle/cache until the next run."""

from pathlib import Path

from msgspec import Raw

from dazzle import seal
from dazzle.lang.memory import Memory

NAME = "pieces"


def load(root: Path) -> Memory:
    """What is remembered of the project in `root`."""
    return Memory(seal.load(root, NAME, dict[bytes, Raw]))


def save(memory: Memory, root: Path) -> None:
    """Keep what was used in this run; the rest is of texts that are gone."""
    used = memory.in_use()
    if memory.news or len(used) < len(memory.known):
        seal.store(root, NAME, {key: data if isinstance(data, Raw) else Raw(data) for key, data in used.items()})
