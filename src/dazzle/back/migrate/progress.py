"""What a run tells while it goes on: lines that stay, and moments, each of which the next one replaces."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Moment:
    """What goes on now, in words. `topic` is what stays the same while only figures change; `share` is from 0 to 1."""

    topic: str
    text: str
    share: float | None = None


Report = Callable[[str], None]
Watch = Callable[[Moment], None]


def silent(_: str) -> None:
    """A report that nobody reads."""


def unwatched(_: Moment) -> None:
    """Moments that nobody sees."""
