"""A source: where the rows of a virtual entity come from."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid5

from dazzle.back.migrate.history import History
from dazzle.back.pool import Context, Lane
from dazzle.ir.entity import Entity
from dazzle.web.recorder import Recorder

NAMESPACE = UUID("b3a1c4f0-5e0e-5d0c-9a52-6d1f6f0a7c11")  # of the ids that are made from names


@dataclass(frozen=True, slots=True, kw_only=True)
class Live:
    """Values by field; `note` says why there are none where there cannot be any."""

    rows: tuple[Mapping[str, object], ...]
    note: str | None = None


Source = Callable[[], Awaitable[Live]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What sources look at. `root` is the project's folder."""

    lane: Lane
    context: Context
    history: History
    recorder: Recorder
    root: Path


Builder = Callable[[Entity, Surroundings], Source]


def identifier(*names: str) -> UUID:
    """The same id for the same names, at every start."""
    return uuid5(NAMESPACE, "\0".join(names))
