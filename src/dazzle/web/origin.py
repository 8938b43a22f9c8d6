"""Whether a request came from one of our own pages.

A request that changes something tells, by what the browser adds to it, which origin sent it (Fetch Metadata, W3C; RFC
6454 for `Origin`). No token has to travel, so no form is ever too old to be sent.
"""

from starlette.requests import Request

from dazzle.web.problems import CrossOrigin

SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})  # RFC 9110, section 9.2.1
OURS = frozenset({"same-origin", "none"})  # none: a person asked for it, by the address bar for instance


def same_origin(request: Request) -> bool:
    """True when the browser says so; a request that says nothing about its origin is not believed."""
    site = request.headers.get("sec-fetch-site")
    return _is_own(request) if site is None else site == "same-origin"


def refuse_cross_origin(request: Request) -> None:
    """Raises CrossOrigin when a browser says that another origin's page wants to change something here.

    A program sends neither header, and is no browser that could be made to act for somebody.
    """
    site = request.headers.get("sec-fetch-site")
    told = site is not None or "origin" in request.headers
    if request.method not in SAFE and told and not (_is_own(request) if site is None else site in OURS):
        raise CrossOrigin("A page of another origin sent this request, so nothing was changed.")


def _is_own(request: Request) -> bool:
    # Browsers leave Sec-Fetch-Site out where the address is neither https nor this machine; they do send Origin.
    host = request.headers.get("host", "")
    return host != "" and request.headers.get("origin", "").partition("://")[2] == host
