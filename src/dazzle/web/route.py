"""A route: what is answered where, as data."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

MATCHED = "dazzle.route"  # in the scope of a request: the path of the route that answers, for those who count

Handler = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """`path` has `{name}` for a segment that the handler finds in `request.path_params`.

    A fixed segment is preferred to a named one. HEAD is answered wherever GET is.
    """

    method: str
    path: str
    handler: Handler
