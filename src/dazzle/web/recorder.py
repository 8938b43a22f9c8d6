"""Counts requests and how long they take, in this process, since it started."""

import datetime as dt
import time
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dazzle.web.route import MATCHED

BOUNDS = tuple(0.5 * float(1 << power) for power in range(17))  # milliseconds: 0.5 to 32,768
UNMATCHED = "(none)"


@dataclass(slots=True)
class Observed:
    """Requests of one method and route: how many per class of status, and how many took at most so long."""

    statuses: dict[str, int] = field(default_factory=dict)
    durations: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS) + 1))

    def add(self, status: int, milliseconds: float) -> None:
        name = f"{status // 100}xx"
        self.statuses[name] = self.statuses.get(name, 0) + 1
        self.durations[bisect_left(BOUNDS, milliseconds)] += 1

    @property
    def count(self) -> int:
        return sum(self.statuses.values())

    def quantile(self, part: float) -> float:
        """Milliseconds within which that part of the requests was answered, rounded up to a bound."""
        wanted = part * self.count
        seen = 0
        for bound, count in zip(BOUNDS, self.durations, strict=False):
            seen += count
            if seen >= wanted:
                return bound
        return BOUNDS[-1]


class Recorder:
    def __init__(self) -> None:
        self.started = dt.datetime.now(dt.UTC)
        self.start = time.monotonic()
        self._observed: dict[tuple[str, str], Observed] = {}

    def add(self, method: str, route: str, status: int, milliseconds: float) -> None:
        self._observed.setdefault((method, route), Observed()).add(status, milliseconds)

    def __iter__(self) -> Iterator[tuple[str, str, Observed]]:
        return ((method, route, observed) for (method, route), observed in sorted(self._observed.items()))


@dataclass(frozen=True, slots=True)
class Recording:
    """An application whose requests are counted."""

    application: ASGIApp
    recorder: Recorder

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.application(scope, receive, send)
            return
        start = time.perf_counter()
        status = 500

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.application(scope, receive, sending)
        finally:
            route = scope.get(MATCHED)
            # A method or an address that nobody answers must not fill the memory of the counter.
            method = scope["method"] if route else UNMATCHED
            self.recorder.add(method, route or UNMATCHED, status, (time.perf_counter() - start) * 1000)
