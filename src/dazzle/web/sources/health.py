"""Is everything well: the database, the disk, the migrations."""

import asyncio
import datetime as dt
import shutil
import time
from collections.abc import Mapping

from dazzle.back.query.statement import Statement
from dazzle.back.refusal import Unanswered
from dazzle.ir.entity import Entity
from dazzle.web.readiness import Readiness, readiness
from dazzle.web.sources.source import Live, Source, Surroundings, identifier

HEALTHY, DEGRADED, UNHEALTHY = "healthy", "degraded", "unhealthy"
LITTLE_DISK, NO_DISK = 0.1, 0.01  # of the whole
GIGABYTE = 1e9


def health(entity: Entity, surroundings: Surroundings) -> Source:  # noqa: ARG001  every source is built so
    async def rows() -> Live:
        found = (await _database(surroundings), await _disk(surroundings), await _migrations(surroundings))
        return Live(rows=found)

    return rows


async def _database(surroundings: Surroundings) -> Mapping[str, object]:
    start = time.perf_counter()
    try:
        ((row,),) = await surroundings.lane.read(surroundings.context, Statement("SHOW server_version"))
    except Unanswered as error:
        return _row("database", UNHEALTHY, str(error), start)
    return _row("database", HEALTHY, f"PostgreSQL {row[0]} answers", start)


async def _disk(surroundings: Surroundings) -> Mapping[str, object]:
    start = time.perf_counter()
    usage = await asyncio.to_thread(shutil.disk_usage, surroundings.root)
    free = usage.free / usage.total
    status = UNHEALTHY if free < NO_DISK else DEGRADED if free < LITTLE_DISK else HEALTHY
    return _row("disk", status, f"{usage.free / GIGABYTE:.1f} GB free of {usage.total / GIGABYTE:.1f} GB", start)


async def _migrations(surroundings: Surroundings) -> Mapping[str, object]:
    start = time.perf_counter()
    found: Readiness = await readiness(surroundings.lane, surroundings.history)
    return _row("migrations", HEALTHY if found.ready else UNHEALTHY, found.reason, start)


def _row(component: str, status: str, message: str, start: float) -> Mapping[str, object]:
    return {
        "id": identifier("health", component),
        "component": component,
        "status": status,
        "message": message,
        "latency_ms": round((time.perf_counter() - start) * 1000, 3),
        "checked_at": dt.datetime.now(dt.UTC),
    }
