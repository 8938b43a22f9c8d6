"""Where the rows of virtual entities come from; this mapping is the whole registry."""

from collections.abc import Mapping

from dazzle.diagnostics.errors import ServeError
from dazzle.ir.entity import Entity
from dazzle.web.sources.events import events
from dazzle.web.sources.health import health
from dazzle.web.sources.logs import logs
from dazzle.web.sources.metrics import metrics
from dazzle.web.sources.processes import processes
from dazzle.web.sources.service import FOLDER, service
from dazzle.web.sources.source import Builder, Source, Surroundings

__all__ = ["SOURCES", "Surroundings", "source_of"]

SOURCES: Mapping[str, Builder] = {
    "health": health,
    "metrics": metrics,
    "processes": processes,
    "logs": logs,
    "events": events,
}


def source_of(entity: Entity, surroundings: Surroundings) -> Source:
    """The source that a virtual entity names. Raises ServeError when there is none of that name."""
    name = entity.source or ""
    if name.startswith(f"{FOLDER}/"):
        return service(entity, surroundings)
    if name not in SOURCES:
        raise ServeError(
            f"`{entity.name}` takes its rows from `{name}`, which is no source",
            help=f"the sources are {', '.join(SOURCES)}, and `{FOLDER}/module:function`",
        )
    return SOURCES[name](entity, surroundings)
