"""/health and /ready: whether this process lives, and whether it can be sent requests."""

import time

from starlette.requests import Request
from starlette.responses import Response

from dazzle import __version__
from dazzle.web.api.answer import json_response
from dazzle.web.readiness import readiness
from dazzle.web.route import Route
from dazzle.web.runtime import Runtime

FRESH = {"cache-control": "no-store"}


def routes(runtime: Runtime) -> tuple[Route, ...]:
    async def health(request: Request) -> Response:  # noqa: ARG001  a handler's one argument
        document = {
            "status": "ok",
            "app": runtime.appspec.name,
            "version": __version__,
            "dsl_hash": runtime.digest,
            "uptime_seconds": round(time.monotonic() - runtime.recorder.start, 3),
        }
        return json_response(document, 200, FRESH)

    async def ready(request: Request) -> Response:  # noqa: ARG001
        found = await readiness(runtime.lane, runtime.history)
        return json_response({"ready": found.ready, "reason": found.reason}, 200 if found.ready else 503, FRESH)

    return (
        Route(method="GET", path="/health", handler=health),
        Route(method="GET", path="/ready", handler=ready),
    )
