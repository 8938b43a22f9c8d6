"""POST /<plural>: a new row."""

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from dazzle.web.api import body
from dazzle.web.api.action import Action
from dazzle.web.api.answer import record_response
from dazzle.web.keys import key_text
from dazzle.web.operations import Operation
from dazzle.web.route import Handler
from dazzle.web.service import Service
from dazzle.web.writable import creatable


def handler(service: Service, base: str) -> Handler:
    allowed = creatable(service.entity)

    async def create_row(request: Request) -> Response:
        record = await service.create(await body.values(request, service.entity, allowed))
        location = f"{base}/{quote(key_text(service.entity, record.key), safe='')}"
        return record_response(service.entity, record, 201, {"location": location})

    return create_row


CREATE = Action(operation=Operation.CREATE, methods=("POST",), on_row=False, handler=handler)
