"""One row: its facts in sections, where it can move to, and the rows that belong to it."""

from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from dazzle.back.query.asked import Filter, ListQuery
from dazzle.fieldtypes.has_many import HasMany
from dazzle.ir.entity import Field, Transition
from dazzle.ir.surface import Mode
from dazzle.web.pages import records
from dazzle.web.pages.addresses import Place
from dazzle.web.pages.asked import parameter
from dazzle.web.pages.endpoint import endpoint
from dazzle.web.pages.parts import Cell, Empty, Link, Shell, Table
from dazzle.web.pages.records import Item, shown
from dazzle.web.pages.rendering import respond
from dazzle.web.pages.site import Site
from dazzle.web.pages.tables import held, listed_fields, plain_columns, table
from dazzle.web.route import Route

FEW = 10  # rows of a related list; its own page has the others


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
    """A state the row may change to; `url` is where what the move requires is asked for, None when nothing is."""

    target: str
    title: str
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """The first rows of a `has_many`: a table, or what is said when there are none.

    `more` leads to all of them, `add` to the form of a new one.
    """

    title: str
    table: Table | None
    empty: Empty | None
    more: Link | None
    add: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewPage:
    """`state` is shown beside the heading; `edit` and `delete` are URLs, None where it cannot be done.

    `problem` is why the row could not be moved to another state just now.
    """

    shell: Shell
    trail: tuple[Link, ...]
    heading: str
    state: Cell | None
    edit: str | None
    delete: str | None
    problem: str | None
    transition_url: str
    transitions: tuple[Move, ...]
    sections: tuple[FactSection, ...]
    related: tuple[Related, ...]

    template: ClassVar[str] = "view.html"


def routes(site: Site, place: Place) -> tuple[Route, ...]:
    if not place.viewed:
        return ()

    async def show(request: Request) -> Response:
        item = await records.get(site, place, request.path_params["key"])
        return respond(await page(site, place, item, request))

    return (Route(method="GET", path=place.view_pattern, handler=endpoint(site, show)),)


async def page(site: Site, place: Place, item: Item, request: Request, problem: str | None = None) -> ViewPage:
    states = place.entity.states
    state = None if states is None else shown(site, place, states.field, item)
    return ViewPage(
        shell=site.shell(request, item.title, place),
        trail=site.trail(place),
        heading=item.title,
        state=state,
        edit=place.edit(item.key) if place.edited else None,
        delete=place.delete(item.key) if place.deleted else None,
        problem=problem,
        transition_url=place.transition(item.key),
        transitions=moves(site, place, item) if place.moved else (),
        sections=sections(site, place, item),
        related=tuple([await related(site, item, field, back) for field, back in site.collections(place)]),
    )


def moves(site: Site, place: Place, item: Item) -> tuple[Move, ...]:
    assert place.entity.states is not None
    titles = dict(place.entity.field(place.entity.states.field).type.widget().options)
    return tuple(
        Move(
            target=move.target,
            title=titles[move.target],
            url=f"{place.transition(item.key)}?{urlencode({'to': move.target})}" if missing(move, item) else None,
        )
        for move in site.service(place).moves(item.record)
    )


def missing(move: Transition, item: Item) -> tuple[str, ...]:
    """The fields that the move requires and the row does not have."""
    return tuple(name for name in move.requires if item.record.values[name] is None)


def sections(site: Site, place: Place, item: Item) -> tuple[FactSection, ...]:
    """The sections of the view surface; without one, everything the row holds."""
    surface = place.surfaces.get(Mode.VIEW)
    wanted = (
        [(None, held(place.entity, place.every_field))]
        if surface is None
        else [(section.title, held(place.entity, section.fields)) for section in surface.sections]
    )
    return tuple(
        FactSection(
            title=title,
            facts=tuple(Fact(title=field.title, cell=shown(site, place, field.name, item)) for field in fields),
        )
        for title, fields in wanted
        if fields
    )


async def related(site: Site, item: Item, field: Field, back: Field) -> Related:
    """The first rows of another entity that refer to this one through its field `back`."""
    assert isinstance(field.type, HasMany)
    other = site.places[field.type.entity]
    fields = tuple(f for f in listed_fields(other) if f.name != back.name)
    only = Filter(field=back.name, values=(item.record.key[0],))
    order = other.surfaces[Mode.LIST].sort if other.listed else ()
    found = await records.find(site, other, ListQuery(filters=(only,), sort=order, page_size=FEW))
    return Related(
        title=field.title,
        table=table(site, other, fields, plain_columns(other.entity, fields), found.items) if found.items else None,
        empty=None if found.items else Empty(text="None yet.", reason=found.note),
        more=more(other, back, item, found.total),
        add=Link(title=other.surfaces[Mode.CREATE].title, url=f"{other.create}?{urlencode({back.name: item.key})}")
        if other.created
        else None,
    )


def more(other: Place, back: Field, item: Item, total: int) -> Link | None:
    """All of the related rows, where their list can be filtered by the row they belong to."""
    if total <= FEW or not other.listed or back.name not in other.surfaces[Mode.LIST].filter:
        return None
    return Link(title=f"Show all {total:,}", url=f"{other.list}?{urlencode({parameter(back.name): item.key})}")
