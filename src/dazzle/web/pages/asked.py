"""What the reader asks of a list, as the URL says it: `?search=&filter[status]=paid&sort=total&dir=desc&page=2`."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from dazzle.ir.surface import Surface

DIRECTIONS = {"asc": False, "desc": True}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """`filters` are texts by field; `sort` is None for the surface's own order."""

    base: str
    search: str = ""
    filters: tuple[tuple[str, str], ...] = ()
    sort: str | None = None
    descending: bool = False
    page: int = 1

    @property
    def narrowed(self) -> bool:
        return bool(self.search or self.filters)

    @property
    def order(self) -> tuple[tuple[str, str], ...]:
        """The parameters of the order, which a filter bar carries along."""
        return () if self.sort is None else (("sort", self.sort), ("dir", "desc" if self.descending else "asc"))

    @property
    def url(self) -> str:
        parameters = [
            *((("search", self.search),) if self.search else ()),
            *((parameter(field), text) for field, text in self.filters),
            *self.order,
            *((("page", str(self.page)),) if self.page > 1 else ()),
        ]
        return f"{self.base}?{urlencode(parameters)}" if parameters else self.base

    def on_page(self, page: int) -> str:
        return replace(self, page=page).url

    def sorted_by(self, field: str, *, descending: bool) -> str:
        """Another order starts at the first page."""
        return replace(self, sort=field, descending=descending, page=1).url


def parameter(field: str) -> str:
    return f"filter[{field}]"


def asked(base: str, surface: Surface, sortable: frozenset[str], parameters: Mapping[str, str]) -> Asked:
    """The list's URL read for a person: what the list does not offer is left out, a strange page is the first."""
    filters = ((field, text_in(parameters, parameter(field))) for field in surface.filter)
    sort = parameters.get("sort")
    page = parameters.get("page", "")
    return Asked(
        base=base,
        search=text_in(parameters, "search") if surface.search else "",
        filters=tuple((field, text) for field, text in filters if text),
        sort=sort if sort in sortable else None,
        descending=DIRECTIONS.get(parameters.get("dir", ""), False),
        page=max(1, int(page)) if page.isascii() and page.isdigit() and len(page) < 10 else 1,
    )


def text_in(parameters: Mapping[str, str], name: str) -> str:
    """No text in the database has a NUL, so that none is asked for with one."""
    return parameters.get(name, "").replace("\0", "").strip()
