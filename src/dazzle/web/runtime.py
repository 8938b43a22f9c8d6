"""What the handlers of one process share."""

from collections.abc import Mapping
from dataclasses import dataclass

from dazzle.back.migrate.history import History
from dazzle.back.pool import Lane
from dazzle.ir.appspec import AppSpec
from dazzle.web.identity import Identity
from dazzle.web.recorder import Recorder
from dazzle.web.service import Service

__all__ = ["Runtime", "Service"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Runtime:
    """`services` are by entity, of every entity that is served; `digest` tells one AppSpec from another."""

    appspec: AppSpec
    digest: str
    identity: Identity
    services: Mapping[str, Service]
    lane: Lane
    history: History
    recorder: Recorder

    def service(self, entity: str) -> Service:
        """KeyError for an entity that is not served."""
        return self.services[entity]
