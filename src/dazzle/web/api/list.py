"""GET /<plural>: a page of rows."""

from starlette.requests import Request
from starlette.responses import Response

from dazzle.web.api.action import Action
from dazzle.web.api.answer import as_json, json_response
from dazzle.web.api.parameters import list_query
from dazzle.web.operations import Operation
from dazzle.web.route import Handler
from dazzle.web.service import Service


def handler(service: Service, base: str) -> Handler:  # noqa: ARG001  no row has an address of its own here
    async def list_rows(request: Request) -> Response:
        page = await service.list(list_query(service, request.query_params.multi_items()))
        document = {
            "items": [as_json(service.entity, record) for record in page.items],
            "total": page.total,
            "page": page.page,
            "page_size": page.page_size,
        }
        return json_response(document if page.note is None else {**document, "note": page.note})

    return list_rows


LIST = Action(operation=Operation.LIST, methods=("GET",), on_row=False, handler=handler)
