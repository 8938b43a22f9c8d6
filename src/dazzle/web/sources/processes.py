"""The processes: there are none to show, and the note says why."""

from dazzle.ir.entity import Entity
from dazzle.web.sources.source import Live, Source, Surroundings

NOTE = "Processes are not run yet, so none has left a trace."


def processes(entity: Entity, surroundings: Surroundings) -> Source:  # noqa: ARG001  every source is built so
    async def rows() -> Live:
        return Live(rows=(), note=NOTE)

    return rows
