"""One row: its facts in sections, where it can move to, and the rows that belong to it."""

from dataclasses import dataclass
from typing import ClassVar

from dazzle.web.pages.parts import Cell, Empty, Link, Shell, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    title: str
    cell: Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class FactSection:
    title: str | None
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A state the row may change to now."""

    target: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """The first rows of a `has_many`: a table, or what is said when there are none. `more` leads to all of them."""

    title: str
    table: Table | None
    empty: Empty | None
    more: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewPage:
    """`state` is shown beside the heading; `edit` and `delete` are URLs, None where it cannot be done."""

    shell: Shell
    trail: tuple[Link, ...]
    heading: str
    state: Cell | None
    edit: str | None
    delete: str | None
    transition_url: str
    transitions: tuple[Move, ...]
    sections: tuple[FactSection, ...]
    related: tuple[Related, ...]

    template: ClassVar[str] = "view.html"
