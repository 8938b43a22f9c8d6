"""How many requests this process has answered, and how fast."""

from collections.abc import Iterator, Mapping

from dazzle.ir.entity import Entity
from dazzle.web.recorder import Observed
from dazzle.web.sources.source import Live, Source, Surroundings, identifier

QUANTILES = {"p50": 0.5, "p95": 0.95, "p99": 0.99}
RESOLUTION = "process"  # since this process started


def metrics(entity: Entity, surroundings: Surroundings) -> Source:  # noqa: ARG001  every source is built so
    async def rows() -> Live:
        started = surroundings.recorder.started
        return Live(
            rows=tuple(
                {**row, "bucket_start": started, "resolution": RESOLUTION}
                for method, route, observed in surroundings.recorder
                for row in _rows(method, route, observed)
            )
        )

    return rows


def _rows(method: str, route: str, observed: Observed) -> Iterator[Mapping[str, object]]:
    where = f"method={method} route={route}"
    for status, count in sorted(observed.statuses.items()):
        yield _row("http_requests", float(count), "requests", f"{where} status={status}")
    for name, part in QUANTILES.items():
        yield _row(f"http_request_duration_{name}", observed.quantile(part), "ms", where)


def _row(name: str, value: float, unit: str, tags: str) -> Mapping[str, object]:
    return {"id": identifier("metrics", name, tags), "name": name, "value": value, "unit": unit, "tags": tags}
