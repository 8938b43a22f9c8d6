"""The fields of a form that was sent (application/x-www-form-urlencoded, WHATWG URL 5.1)."""

from urllib.parse import parse_qsl

from starlette.requests import Request

from dazzle.web.problems import TooLarge, UnsupportedMediaType

MEDIA_TYPE = "application/x-www-form-urlencoded"
MOST_BYTES = 2_000_000
MOST_FIELDS = 1_000


async def sent(request: Request) -> dict[str, str]:
    """The last text of each name. Raises UnsupportedMediaType and TooLarge."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != MEDIA_TYPE:
        raise UnsupportedMediaType(f"A form is expected here, sent as {MEDIA_TYPE}.")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise TooLarge(f"A form has at most {MOST_BYTES:,} bytes.")
    try:
        pairs = parse_qsl(body.decode("ascii", "replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        raise TooLarge(f"A form has at most {MOST_FIELDS:,} fields.") from None
    return dict(pairs)
