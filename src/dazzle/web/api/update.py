"""PUT and PATCH /<plural>/{key}: some fields of a row; what the body leaves out stays."""

from starlette.requests import Request
from starlette.responses import Response

from dazzle.web.api import body
from dazzle.web.api.action import Action
from dazzle.web.api.answer import record_response
from dazzle.web.api.conditions import expected_version
from dazzle.web.keys import parse_key
from dazzle.web.operations import Operation
from dazzle.web.route import Handler
from dazzle.web.service import Service
from dazzle.web.writable import updatable


def handler(service: Service, base: str) -> Handler:  # noqa: ARG001  the row's address is the request's
    allowed = updatable(service.entity)

    async def update_row(request: Request) -> Response:
        key = parse_key(service.entity, request.path_params["key"])
        version = expected_version(request)
        values = await body.values(request, service.entity, allowed)
        return record_response(service.entity, await service.update(key, values, version=version))

    return update_row


UPDATE = Action(operation=Operation.UPDATE, methods=("PUT", "PATCH"), on_row=True, handler=handler)
