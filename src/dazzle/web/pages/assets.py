"""The stylesheet, the script and the icon: read once, addressed by their content."""

from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response

from dazzle.web.pages.parts import Assets
from dazzle.web.route import Route

FOLDER = files("dazzle.web") / "static"
MEDIA_TYPES = {"style.css": "text/css", "page.js": "text/javascript", "icon.svg": "image/svg+xml"}
FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    name: str
    content: bytes
    digest: str

    @property
    def url(self) -> str:
        return f"/static/{self.name}?v={self.digest}"

    async def respond(self, request: Request) -> Response:
        """The content; for ever under today's digest, to be asked for again under any other."""
        current = request.query_params.get("v") == self.digest
        headers = {
            "cache-control": FOREVER if current else "no-cache",
            "etag": f'"{self.digest}"',
            "x-content-type-options": "nosniff",
        }
        if headers["etag"] in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        return Response(self.content, headers=headers, media_type=MEDIA_TYPES[self.name])


def load(name: str) -> Asset:
    content = (FOLDER / name).read_bytes()
    return Asset(name=name, content=content, digest=sha256(content).hexdigest()[:16])


FILES = tuple(load(name) for name in MEDIA_TYPES)
ASSETS = Assets(**dict(zip(("stylesheet", "script", "icon"), (asset.url for asset in FILES), strict=True)))


def routes() -> tuple[Route, ...]:
    return tuple(Route(method="GET", path=f"/static/{asset.name}", handler=asset.respond) for asset in FILES)
