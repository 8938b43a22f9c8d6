"""The pages a person uses: one module per kind of page, HTML made on the server."""

from dazzle.web.pages import assets, create, delete, edit, home, transition, view
from dazzle.web.pages import list as list_
from dazzle.web.pages.site import Site
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
