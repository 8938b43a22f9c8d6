"""What the contexts of several pages are made of. Everything here is ready to be shown: templates only place it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """`current` marks the page the reader is on."""

    title: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NavGroup:
    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who the reader is here, and in a few words how that was decided."""

    name: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assets:
    """URLs that change with the content, so that a browser may keep each for ever."""

    stylesheet: str
    script: str
    icon: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell:
    """What every page has around its content. `mark` is the application's letter in its coloured square."""

    app: str
    mark: str
    title: str
    nav: tuple[NavGroup, ...]
    identity: Identity
    assets: Assets
    flash: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A value as it is shown.

    `kind` is text, long (text of several lines), number, date, badge, none (there is no value) or secret (there is one,
    not to be told); `tone` is a badge's colour; `url` is where a reference leads; `machine` a date for programs.
    """

    text: str
    kind: str = "text"
    tone: str = ""
    url: str | None = None
    machine: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """`url` sorts by it, None where that is not possible; `sorted` is ascending, descending or empty."""

    title: str
    kind: str
    url: str | None = None
    sorted: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`url` is the row's page; the cell at `lead` is its heading and carries the link."""

    url: str | None
    lead: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """`label` names the table for those who do not see it."""

    label: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Empty:
    """What is said instead of a table without rows; `reason` is why, when the source tells."""

    text: str
    reason: str | None = None
    action: Link | None = None
