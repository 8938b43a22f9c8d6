"""The events: there are none to show, and the note says why."""

from dazzle.ir.entity import Entity
from dazzle.web.sources.source import Live, Source, Surroundings

NOTE = "Events are not published yet, so there are none to trace."


def events(entity: Entity, surroundings: Surroundings) -> Source:  # noqa: ARG001  every source is built so
    async def rows() -> Live:
        return Live(rows=(), note=NOTE)

    return rows
