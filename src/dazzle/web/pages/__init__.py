"""The pages a person uses: one module per kind of page, HTML made on the server."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

from dazzle.web.pages import assets, create, delete, edit, home, transition, view
from dazzle.web.pages import list as list_
from dazzle.web.pages.errors import error_page
from dazzle.web.pages.site import Site
from dazzle.web.problems import Problem
from dazzle.web.route import Route
from dazzle.web.runtime import Runtime

MODES = (list_, create, view, edit, delete, transition)


def routes(runtime: Runtime) -> tuple[Route, ...]:
    """Every page of the application, and the files they need."""
    site = Site.of(runtime)
    places = site.places.values()
    return (
        *assets.routes(),
        *home.routes(site),
        *(route for place in places for mode in MODES for route in mode.routes(site, place)),
    )


def answer(runtime: Runtime) -> Callable[[Request, Problem], Awaitable[Response]]:
    """What says to a person what went wrong where no page could: an address that is none, an error of ours."""
    site = Site.of(runtime)

    async def say(request: Request, problem: Problem) -> Response:
        return error_page(site, request, problem)

    return say
