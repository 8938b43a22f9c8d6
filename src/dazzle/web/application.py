"""The ASGI application: lifespan, dispatch, and the boundary at which every error becomes an answer."""

import logging
from collections.abc import Awaitable, Callable
from contextlib import ExitStack

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from dazzle.web.api.answer import problem_response
from dazzle.web.dispatcher import Dispatcher
from dazzle.web.host import refuse_foreign_host
from dazzle.web.origin import refuse_cross_origin
from dazzle.web.problems import Misdirected, Problem
from dazzle.web.recorder import Recording
from dazzle.web.route import MATCHED
from dazzle.web.runtime import Runtime

LOG = logging.getLogger("dazzle.web")

Answer = Callable[[Request, Problem], Awaitable[Response]]


class Application:
    """`answer` says a problem in the way that the request can read; `closing` is closed when the server stops."""

    def __init__(self, runtime: Runtime, dispatcher: Dispatcher, answer: Answer, closing: ExitStack) -> None:
        self.runtime = runtime
        self._dispatcher = dispatcher
        self._answer = answer
        self._closing = closing
        self._recording = Recording(self._http, runtime.recorder)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        match scope["type"]:
            case "http":
                await self._recording(scope, receive, send)
            case "lifespan":
                await self._live(receive, send)
            case "websocket":
                await send({"type": "websocket.close", "code": 1000})

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await self._respond(Request(scope, receive))
        if scope["method"] == "HEAD":
            response.body = b""  # its length stays among the headers (RFC 9110, section 9.3.2)
        await response(scope, receive, send)

    async def _respond(self, request: Request) -> Response:
        try:
            refuse_foreign_host(request)
            refuse_cross_origin(request)
            raw = request.scope.get("raw_path")
            path = raw.decode("ascii", "replace").partition("?")[0] if raw else request.scope["path"]
            route, parameters = self._dispatcher.find(request.method, path)
            request.scope["path_params"] = parameters
            request.scope[MATCHED] = route.path
            return await route.handler(request)
        except ClientDisconnect:
            return Response(status_code=400)  # nobody reads it
        except Misdirected as problem:
            return problem_response(request, problem)  # and never as a page, which tells who is who here
        except Problem as problem:
            return await self._answer(request, problem)
        except Exception:  # the process boundary: one request that fails must not be the last one
            LOG.exception("%s %s failed", request.method, request.url.path)
            return await self._answer(request, Problem("Something went wrong on our side."))

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        await self.runtime.lane.open()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self.runtime.lane.close()
        self._closing.close()
        await send({"type": "lifespan.shutdown.complete"})
