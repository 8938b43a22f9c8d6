"""The list of an entity's rows: sortable, filtered, searched, page by page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dazzle.back.query.asked import PAGE_SIZE, Filter, ListQuery, Operator
from dazzle.back.query.filters import operators
from dazzle.back.query.list import sortable
from dazzle.fieldtypes.base import Rejected
from dazzle.ir.surface import Mode, Surface, SurfaceField
from dazzle.ir.ux import SortKey
from dazzle.web.pages import records
from dazzle.web.pages.addresses import Place
from dazzle.web.pages.asked import Asked, asked, parameter
from dazzle.web.pages.cells import kind
from dazzle.web.pages.choices import Choices, choices
from dazzle.web.pages.endpoint import endpoint
from dazzle.web.pages.inputs import Option, options
from dazzle.web.pages.pager import Pager, pager
from dazzle.web.pages.parts import Column, Empty, Link, Shell, Table
from dazzle.web.pages.records import NOTHING
from dazzle.web.pages.rendering import respond
from dazzle.web.pages.site import Site
from dazzle.web.pages.tables import listed_fields, table
from dazzle.web.problems import FieldError, Invalid
from dazzle.web.route import Route


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
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
    controls: tuple[Control, ...]
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


def routes(site: Site, place: Place) -> tuple[Route, ...]:
    if not place.listed:
        return ()

    async def show(request: Request) -> Response:
        return await listing(site, place, request)

    async def singular(request: Request) -> Response:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"{place.list}{query}", 301)

    shown = Route(method="GET", path=place.list, handler=endpoint(site, show))
    if site.at(place.plural) is not place:
        return (shown,)
    return (shown, Route(method="GET", path=place.plural, handler=singular))


async def listing(site: Site, place: Place, request: Request) -> Response:
    surface, fields = place.surfaces[Mode.LIST], listed_fields(place)
    wanted = asked(place.list, surface, order_by(place, fields), request.query_params)
    order = surface.sort if wanted.sort is None else (SortKey(field=wanted.sort, descending=wanted.descending),)
    offered = {name: await choices(site, place.entity.field(name).type) for name in surface.filter}
    problem: str | None = None
    try:
        found = await records.find(site, place, query(place, wanted, order))
    except Invalid as invalid:
        found, problem = NOTHING, " ".join(error.message for error in invalid.errors)
    page = ListPage(
        shell=site.shell(request, surface.title, place),
        heading=surface.title,
        purpose=surface.purpose,
        create=creation(place),
        filters=filter_bar(surface, place, wanted, offered),
        table=table(site, place, fields, headings(place, fields, wanted, order), found.items) if found.items else None,
        empty=None if found.items else empty(surface, place, wanted, problem, found.note),
        pager=pager(total=found.total, page=wanted.page, page_size=PAGE_SIZE, url=wanted.on_page)
        if found.total
        else None,
    )
    return respond(page, 422 if problem else 200)


def query(place: Place, wanted: Asked, order: tuple[SortKey, ...]) -> ListQuery:
    """Raises Invalid for a filter's text that is no value of its field."""
    filters, wrong = [], []
    for name, text in wanted.filters:
        field = place.entity.field(name)
        if Operator.ICONTAINS in operators(field.type):
            filters.append(Filter(field=name, operator=Operator.ICONTAINS, values=(text,)))
            continue
        try:
            filters.append(Filter(field=name, values=(field.type.parse_text(text),)))
        except Rejected as rejected:
            wrong.append(FieldError(f"?{parameter(name)}", rejected.code, f"{field.title}: {rejected.message}"))
    if wrong:
        raise Invalid(wrong)
    return ListQuery(filters=tuple(filters), search=wanted.search or None, sort=order, page=wanted.page)


def order_by(place: Place, fields: tuple[SurfaceField, ...]) -> frozenset[str]:
    return frozenset(field.name for field in fields if sortable(place.entity.field(field.name)))


def creation(place: Place) -> Link | None:
    return Link(title=place.surfaces[Mode.CREATE].title, url=place.create) if place.created else None


def headings(
    place: Place, fields: tuple[SurfaceField, ...], wanted: Asked, order: tuple[SortKey, ...]
) -> tuple[Column, ...]:
    """Each heading sorts by its column; the one that already does turns the order round."""
    descending = {key.field: key.descending for key in order[:1]}
    return tuple(
        Column(
            title=field.title,
            kind=kind(place.entity.field(field.name).type),
            url=wanted.sorted_by(field.name, descending=descending.get(field.name) is False)
            if sortable(place.entity.field(field.name))
            else None,
            sorted={None: "", False: "ascending", True: "descending"}[descending.get(field.name)],
        )
        for field in fields
    )


def filter_bar(surface: Surface, place: Place, wanted: Asked, offered: Mapping[str, Choices]) -> FilterBar | None:
    if not surface.filter and not surface.search:
        return None
    titles = place.titles(surface)
    chosen = dict(wanted.filters)
    return FilterBar(
        action=place.list,
        kept=wanted.order,
        search=wanted.search if surface.search else None,
        searched=", ".join(titles[name] for name in surface.search),
        controls=tuple(
            Control(
                id=f"filter-{name}",
                name=parameter(name),
                title=titles[name] + (" (id)" if given.capped else ""),
                value=chosen.get(name, ""),
                options=options(given.options, chosen.get(name, ""), nothing="Any") if given.options else (),
            )
            for name, given in offered.items()
        ),
        clear=place.list if wanted.narrowed else None,
    )


def empty(surface: Surface, place: Place, wanted: Asked, problem: str | None, reason: str | None) -> Empty:
    """Why there is no row: the question has no meaning, nothing fits it, or there is nothing yet."""
    if wanted.narrowed:
        action = Link(title="Show all", url=place.list)
        return Empty(text=problem or "Nothing fits.", reason=reason, action=action)
    if wanted.page > 1:
        return Empty(text="This page has no rows.", action=Link(title="First page", url=place.list))
    return Empty(text=surface.empty or f"No {surface.title.lower()} yet.", reason=reason, action=creation(place))
