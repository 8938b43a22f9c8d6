"""AppSpec to routes: everything that is answered, in one list."""

from collections.abc import Iterator

from dazzle.web import pages, status
from dazzle.web.api import ACTIONS
from dazzle.web.operations import operations
from dazzle.web.plural import address
from dazzle.web.route import Route
from dazzle.web.runtime import Runtime

RESERVED = frozenset({"app", "health", "ready", "static"})


def routes(runtime: Runtime) -> tuple[Route, ...]:
    return (*status.routes(runtime), *pages.routes(runtime), *api_routes(runtime))


def api_routes(runtime: Runtime) -> Iterator[Route]:
    """The actions of each entity, in the order of the AppSpec: the first entity to claim an address has it."""
    taken = set(RESERVED)
    for name, service in runtime.services.items():
        plural = address(name)
        if plural in taken:
            continue
        taken.add(plural)
        possible = operations(runtime.appspec, service.entity)
        base = f"/{plural}"
        for action in ACTIONS:
            if action.operation in possible:
                path = f"{base}/{{key}}" if action.on_row else base
                handler = action.handler(service, base)
                yield from (Route(method=method, path=path, handler=handler) for method in action.methods)
