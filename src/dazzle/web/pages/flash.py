"""A message for the next page: what was just done, carried over the redirect in a cookie that is read once."""

from base64 import urlsafe_b64decode, urlsafe_b64encode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

COOKIE = "dazzle_flash"
LONGEST = 300  # characters; a cookie holds 4096 bytes, and nobody reads more


def redirect(url: str, message: str) -> RedirectResponse:
    """303, so that the browser gets the next page and reloading it sends no form again."""
    response = RedirectResponse(url, 303)
    response.set_cookie(
        COOKIE,
        urlsafe_b64encode(message[:LONGEST].encode()).decode(),
        max_age=60,
        path="/app",
        httponly=True,
        samesite="lax",
    )
    return response


def read(request: Request) -> str | None:
    """The message that waits, None when there is none or it is not one of ours."""
    value = request.cookies.get(COOKIE)
    if not value:
        return None
    try:
        return urlsafe_b64decode(value).decode() or None
    except ValueError:
        return None


def forget(response: Response) -> None:
    response.delete_cookie(COOKIE, path="/app", httponly=True, samesite="lax")
