"""The question before a row is deleted."""

from dataclasses import dataclass
from typing import ClassVar

from starlette.requests import Request
from starlette.responses import Response

from dazzle.fieldtypes.has_many import HasMany
from dazzle.fieldtypes.ref import OnDelete
from dazzle.web.pages import flash, records
from dazzle.web.pages.addresses import Place
from dazzle.web.pages.endpoint import endpoint
from dazzle.web.pages.parts import Link, Shell
from dazzle.web.pages.records import Item
from dazzle.web.pages.rendering import respond
from dazzle.web.pages.site import Site
from dazzle.web.problems import Conflict
from dazzle.web.route import Route


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletePage:
    """`warning` says what will be gone; `problem` is why it could not be deleted."""

    shell: Shell
    trail: tuple[Link, ...]
    heading: str
    warning: str
    problem: str | None
    action: str
    cancel: str

    template: ClassVar[str] = "delete.html"


def routes(site: Site, place: Place) -> tuple[Route, ...]:
    if not place.deleted:
        return ()

    async def ask(request: Request) -> Response:
        item = await records.get(site, place, request.path_params["key"])
        return respond(page(site, place, item, request, None))

    async def remove(request: Request) -> Response:
        item = await records.get(site, place, request.path_params["key"])
        try:
            await site.service(place).delete(item.record.key)
        except Conflict as problem:
            return respond(page(site, place, item, request, problem.detail), problem.status)
        return flash.redirect(place.list, f"{place.entity.title} “{item.title}” was deleted.")

    return (
        Route(method="GET", path=f"{place.view_pattern}/delete", handler=endpoint(site, ask)),
        Route(method="POST", path=f"{place.view_pattern}/delete", handler=endpoint(site, remove)),
    )


def page(site: Site, place: Place, item: Item, request: Request, problem: str | None) -> DeletePage:
    return DeletePage(
        shell=site.shell(request, f"Delete {item.title}", place),
        trail=(*site.trail(place), Link(title=item.title, url=place.view(item.key))),
        heading=f"Delete “{item.title}”?",
        warning=warning(place),
        problem=problem,
        action=place.delete(item.key),
        cancel=place.view(item.key),
    )


def warning(place: Place) -> str:
    """What will be gone besides the row itself."""
    types = ((field.title, field.type) for field in place.collections)
    titles = [t for t, type_ in types if isinstance(type_, HasMany) and type_.on_delete is OnDelete.CASCADE]
    with_it = f" With it go its {' and '.join(title.lower() for title in titles)}." if titles else ""
    return f"This {place.entity.title.lower()} will be gone for good.{with_it}"
