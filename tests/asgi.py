"""A client for an ASGI application in this process: its lifespan and its requests in one event loop."""

import asyncio
from collections.abc import MutableMapping
from typing import Any, Self

import httpx

Message = MutableMapping[str, Any]


class Client:
    """`with Client(app) as client: client.get("/")`. Cookies are kept; redirects are not followed."""

    def __init__(self, app: Any, *, base_url: str = "http://app.test") -> None:
        self.app = app
        self.http = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=base_url)

    def __enter__(self) -> Self:
        self.runner = asyncio.Runner().__enter__()
        self.to_app: asyncio.Queue[Message] = asyncio.Queue()
        self.from_app: asyncio.Queue[Message] = asyncio.Queue()
        self.runner.run(self._turn("startup"))
        return self

    def __exit__(self, *error: object) -> None:
        self.runner.run(self._turn("shutdown"))
        self.runner.run(self.http.aclose())
        self.runner.__exit__(None, None, None)

    async def _turn(self, phase: str) -> None:
        if phase == "startup":
            scope = {"type": "lifespan", "asgi": {"version": "3.0"}, "state": {}}
            self.lifespan = asyncio.create_task(self.app(scope, self.to_app.get, self.from_app.put))
        await self.to_app.put({"type": f"lifespan.{phase}"})
        answered = asyncio.create_task(self.from_app.get())
        await asyncio.wait({answered, self.lifespan}, return_when=asyncio.FIRST_COMPLETED)
        if not answered.done():  # the application gave up without a word
            answered.cancel()
            await self.lifespan
        answer = await answered
        assert answer["type"] == f"lifespan.{phase}.complete", answer.get("message")

    def get(self, url: str, **options: Any) -> httpx.Response:
        return self.request("GET", url, **options)

    def post(self, url: str, **options: Any) -> httpx.Response:
        return self.request("POST", url, **options)

    def request(self, method: str, url: str, **options: Any) -> httpx.Response:
        return self.runner.run(self.http.request(method, url, **options))
