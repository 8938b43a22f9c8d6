"""A request's JSON body to values of an entity's fields."""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal

from starlette.requests import Request

from dazzle.fieldtypes.base import Rejected
from dazzle.fieldtypes.json import DEEPEST, Json
from dazzle.ir.entity import Entity, Field
from dazzle.web.problems import FieldError, Invalid, TooLarge, UnsupportedMediaType

LARGEST = 1024 * 1024  # bytes
JSON = "application/json"
LONGEST_INTEGER = 400  # digits; Python refuses to convert more than some thousands


async def values(request: Request, entity: Entity, allowed: Sequence[Field]) -> dict[str, object]:
    """The values that the body gives, None where it says null. Raises Invalid with an error for each that is wrong."""
    document = decoded(await content(request))
    if not isinstance(document, dict):
        raise Invalid([FieldError("", "not_an_object", "A JSON object is expected.")])
    fields = {field.name: field for field in allowed}
    errors = [refused(entity, name, fields) for name in document if name not in fields]
    found: dict[str, object] = {}
    for name, value in document.items():
        if name in fields:
            try:
                found[name] = None if value is None else _value(fields[name], value)
            except Rejected as error:
                errors.append(FieldError(f"/{name}{error.at}", error.code, error.message))
    if errors:
        raise Invalid(errors)
    return found


async def content(request: Request) -> bytes:
    """The body. Raises UnsupportedMediaType, and TooLarge before all of it has come."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != JSON:
        raise UnsupportedMediaType(f"The body is expected as {JSON}.")
    received = bytearray()
    async for chunk in request.stream():
        received += chunk
        if len(received) > LARGEST:
            raise TooLarge(f"The body may have {LARGEST} bytes.")
    return bytes(received)


def decoded(body: bytes) -> object:
    """The JSON document. Numbers that a double would change are Decimals."""
    try:
        document: object = json.loads(body, parse_float=_exact, parse_int=_whole)
    except (ValueError, RecursionError):
        raise Invalid([FieldError("", "not_json", "The body is not a JSON document.")]) from None
    return document


def refused(entity: Entity, name: str, allowed: Mapping[str, Field]) -> FieldError:
    """The error of a member that is none of the allowed fields."""
    known = any(field.name == name for field in entity.fields)
    code, why = ("read_only", "This cannot be written") if known else ("unknown_field", "There is no such field")
    return FieldError(f"/{pointed(name)}", code, f"{why}. What can be written: {', '.join(allowed)}.")


def pointed(name: str) -> str:
    """A name in a JSON pointer (RFC 6901, section 3), without what cannot be sent back."""
    shown = name[:100].encode(errors="replace").decode()
    return shown.replace("~", "~0").replace("/", "~1")


def _value(field: Field, value: object) -> object:
    return field.type.from_json(_with_doubles(value) if isinstance(field.type, Json) else value)


def _exact(text: str) -> float | Decimal:
    number, exact = float(text), Decimal(text)
    return number if Decimal(repr(number)) == exact else exact


def _whole(text: str) -> int | Decimal:
    return int(text) if len(text) <= LONGEST_INTEGER else Decimal(text)


def _with_doubles(value: object, depth: int = 0) -> object:
    """A document as JSON decoders commonly give it: it is the one place where a number may be rounded."""
    match value:
        case Decimal():
            return float(value)
        case dict() if depth <= DEEPEST:
            return {name: _with_doubles(item, depth + 1) for name, item in value.items()}
        case list() if depth <= DEEPEST:
            return [_with_doubles(item, depth + 1) for item in value]
    return value
