"""If-Match: a change only of the version that was read (RFC 9110, section 13.1.1)."""

from starlette.requests import Request

from dazzle.web.problems import Stale

ANY = "*"


def expected_version(request: Request) -> str | None:
    """The version that the request names, None when any will do. Raises Stale for a tag that was never ours."""
    tag = request.headers.get("if-match", ANY).strip()
    if tag == ANY:
        return None
    version = tag.removeprefix('"').removesuffix('"')
    if not (version.isascii() and version.isdigit() and len(version) <= 10):
        raise Stale("If-Match names no version that was ever given out.")
    return version
