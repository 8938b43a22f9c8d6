"""DELETE /<plural>/{key}: one row less."""

from starlette.requests import Request
from starlette.responses import Response

from dazzle.web.api.action import Action
from dazzle.web.api.answer import json_response
from dazzle.web.api.conditions import expected_version
from dazzle.web.keys import parse_key
from dazzle.web.operations import Operation
from dazzle.web.route import Handler
from dazzle.web.service import Service


def handler(service: Service, base: str) -> Handler:  # noqa: ARG001  the row's address is the request's
    async def delete_row(request: Request) -> Response:
        key = parse_key(service.entity, request.path_params["key"])
        await service.delete(key, version=expected_version(request))
        return json_response({"deleted": True})

    return delete_row


DELETE = Action(operation=Operation.DELETE, methods=("DELETE",), on_row=True, handler=handler)
