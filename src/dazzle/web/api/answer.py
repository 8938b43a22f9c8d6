"""Records and problems as JSON."""

from collections.abc import Mapping

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from dazzle.back.query.record import Record
from dazzle.ir.entity import Entity
from dazzle.web.problems import MEDIA_TYPE, Problem

NAME = "{}__display"  # beside a ref's id: how the row that it leads to is called
_encode = msgspec.json.Encoder().encode


def json_response(document: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    return Response(_encode(document), status, headers, "application/json")


def record_response(
    entity: Entity, record: Record, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    """The row, with its version as its entity tag."""
    return json_response(as_json(entity, record), status, {"etag": f'"{record.version}"', **(headers or {})})


def as_json(entity: Entity, record: Record) -> dict[str, object]:
    """Fields in their order; what is sensitive can be written but is never told."""
    found: dict[str, object] = {}
    for field in entity.fields:
        if field.sensitive or field.name not in record.values:
            continue
        value = record.values[field.name]
        found[field.name] = None if value is None else field.type.to_json(value)
        if field.name in record.names:
            found[NAME.format(field.name)] = record.names[field.name]
    return found


def problem_response(request: Request, problem: Problem) -> Response:
    """RFC 9457."""
    document = {
        "type": problem.type,
        "title": problem.title,
        "status": problem.status,
        "detail": problem.detail,
        "instance": request.url.path,
        **problem.members,
    }
    if problem.errors:
        document["errors"] = [
            {"pointer": error.pointer, "code": error.code, "message": error.message} for error in problem.errors
        ]
    return Response(_encode(document), problem.status, problem.headers, MEDIA_TYPE)
