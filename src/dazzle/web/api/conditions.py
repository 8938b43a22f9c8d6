"""If-Match: a change only of the version that was read (RFC 9110, section 13.1.1)."""

from starlette.requests import Request

ANY = "*"


def expected_version(request: Request) -> str | None:
    """The version that the request names, None when any will do."""
    tag = request.headers.get("if-match", ANY).strip()
    return None if tag == ANY else tag.removeprefix('"').removesuffix('"')
