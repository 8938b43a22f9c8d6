"""GET /<plural>/{key}: one row."""

from starlette.requests import Request
from starlette.responses import Response

from dazzle.web.api.action import Action
from dazzle.web.api.answer import record_response
from dazzle.web.keys import parse_key
from dazzle.web.operations import Operation
from dazzle.web.route import Handler
from dazzle.web.service import Service


def handler(service: Service, base: str) -> Handler:  # noqa: ARG001  the row's address is the request's
    async def read_row(request: Request) -> Response:
        key = parse_key(service.entity, request.path_params["key"])
        return record_response(service.entity, await service.read(key))

    return read_row


READ = Action(operation=Operation.READ, methods=("GET",), on_row=True, handler=handler)
