"""Whether a form came from one of our own pages.

A request that changes something is accepted when the browser says that a page of this origin sent it (Fetch Metadata,
W3C; RFC 6454 for `Origin`). No token has to travel, so no form is ever too old to be sent.
"""

from urllib.parse import urlsplit

from starlette.requests import Request


def same_origin(request: Request) -> bool:
    """True when the browser says so; a request that says nothing about its origin is not believed."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    # Browsers leave Sec-Fetch-Site out where the address is neither https nor this machine; they do send Origin.
    origin = request.headers.get("origin")
    return origin is not None and urlsplit(origin).netloc == request.headers.get("host")
