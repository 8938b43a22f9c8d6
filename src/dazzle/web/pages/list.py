"""The list of an entity's rows: sortable, filtered, searched, page by page."""

from dataclasses import dataclass
from typing import ClassVar

from dazzle.web.pages.inputs import Option
from dazzle.web.pages.pager import Pager
from dazzle.web.pages.parts import Empty, Link, Shell, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """A control of the filter bar: a select when it has options, else a line for a text."""

    id: str
    name: str
    title: str
    value: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterBar:
    """`search` is what is searched for, None when nothing can be; `kept` travels along unseen (the order)."""

    action: str
    kept: tuple[tuple[str, str], ...]
    search: str | None
    searched: str
    controls: tuple[Filter, ...]
    clear: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """Either `table` or `empty` is there; `pager` is there with the table, or where the page asked for has no rows."""

    shell: Shell
    heading: str
    purpose: str | None
    create: Link | None
    filters: FilterBar | None
    table: Table | None
    empty: Empty | None
    pager: Pager | None

    template: ClassVar[str] = "list.html"
