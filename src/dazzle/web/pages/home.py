"""What there is, and how much of it."""

from asyncio import gather
from dataclasses import dataclass
from typing import ClassVar

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dazzle.back.query.asked import ListQuery
from dazzle.ir.surface import Mode
from dazzle.web.pages import records
from dazzle.web.pages.addresses import HOME, Place
from dazzle.web.pages.endpoint import endpoint
from dazzle.web.pages.parts import Shell
from dazzle.web.pages.rendering import respond
from dazzle.web.pages.site import GROUPS, Site
from dazzle.web.route import Route


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


def routes(site: Site) -> tuple[Route, ...]:
    async def show(request: Request) -> Response:
        return respond(await page(site, request))

    async def enter(_: Request) -> Response:
        return RedirectResponse(HOME, 307)

    return (Route(method="GET", path="/", handler=enter), Route(method="GET", path=HOME, handler=endpoint(site, show)))


async def page(site: Site, request: Request) -> HomePage:
    groups = []
    for title, owner in GROUPS:
        cards = await gather(*(card(site, place) for place in site.listed(owner)))
        if cards:
            groups.append(CardGroup(title=title, cards=tuple(cards)))
    return HomePage(shell=site.shell(request, "Overview"), heading=site.runtime.appspec.title, groups=tuple(groups))


async def card(site: Site, place: Place) -> Card:
    surface = place.surfaces[Mode.LIST]
    found = await records.find(site, place, ListQuery(page_size=1))
    return Card(
        title=surface.title, url=place.list, count=f"{found.total:,}", purpose=surface.purpose or place.entity.intent
    )
