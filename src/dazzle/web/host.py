"""Whether a request that came in on this machine's own address was meant for it.

A page of elsewhere can have its name resolve to 127.0.0.1 and then read what is served there, as its own origin (DNS
rebinding). Its requests still carry its name.
"""

import re
from ipaddress import ip_address

from starlette.requests import Request

from dazzle.web.problems import Misdirected

OWN = re.compile(r"(?:localhost|127\.0\.0\.1|\[::1\])(?::\d*)?", re.IGNORECASE)


def refuse_foreign_host(request: Request) -> None:
    """Raises Misdirected when a connection over the loopback interface asks for another host than this machine."""
    if _is_loopback(request) and not all(map(OWN.fullmatch, request.headers.getlist("host") or [""])):
        raise Misdirected("This server answers for localhost, 127.0.0.1 and [::1] alone.")


def _is_loopback(request: Request) -> bool:
    """False for a Unix socket too, which no browser reaches."""
    address, _ = request.scope.get("server") or ("", None)
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
