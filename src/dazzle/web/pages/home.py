"""What there is, and how much of it."""

from dataclasses import dataclass
from typing import ClassVar

from dazzle.web.pages.parts import Shell


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    title: str
    url: str
    count: str
    purpose: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CardGroup:
    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """One card for each entity that has a list."""

    shell: Shell
    heading: str
    groups: tuple[CardGroup, ...]

    template: ClassVar[str] = "home.html"
