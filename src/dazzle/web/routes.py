"""AppSpec to routes: everything that is answered, in one list."""

from collections.abc import Iterator

from dazzle.diagnostics.errors import ServeError
from dazzle.web import pages, status
from dazzle.web.api import ACTIONS
from dazzle.web.operations import operations
from dazzle.web.plural import address
from dazzle.web.route import Route
from dazzle.web.runtime import Runtime


def routes(runtime: Runtime) -> tuple[Route, ...]:
    """Raises ServeError when two things would have one address."""
    own = (*status.routes(runtime), *pages.routes(runtime))
    return (*own, *api_routes(runtime, {route.path.split("/")[1]: "Dazzle itself" for route in own}))


def api_routes(runtime: Runtime, taken: dict[str, str]) -> Iterator[Route]:
    """The actions of each entity; `taken` says who has which address already."""
    for name, service in runtime.services.items():
        possible = operations(runtime.appspec, service.entity)
        if not possible:
            continue
        plural = address(name)
        if plural in taken:
            raise ServeError(
                f"`{name}` would be served at /{plural}, which {taken[plural]} has", help="call the entity otherwise"
            )
        taken[plural] = f"`{name}`"
        base = f"/{plural}"
        for action in ACTIONS:
            if action.operation in possible:
                path = f"{base}/{{key}}" if action.on_row else base
                handler = action.handler(service, base)
                yield from (Route(method=method, path=path, handler=handler) for method in action.methods)
