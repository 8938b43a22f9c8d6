"""AppSpec to services: one for each entity that is served."""

from collections.abc import Mapping

from dazzle.back.names import Names
from dazzle.back.pool import Context, Lane
from dazzle.back.query.filters import TEXT, operators
from dazzle.back.query.statements import compile_statements
from dazzle.back.relations import Relations
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Entity, Storage
from dazzle.ir.surface import Mode
from dazzle.web.service import Service
from dazzle.web.sources import Surroundings, source_of
from dazzle.web.stored import StoredService
from dazzle.web.virtual import VirtualService


def services(appspec: AppSpec, lane: Lane, context: Context, surroundings: Surroundings) -> Mapping[str, Service]:
    """By entity, in the order of the AppSpec. Of two entities with one name the first is served."""
    relations = Relations(appspec)
    names = Names(relations)
    found: dict[str, Service] = {}
    for entity in appspec.entities:
        if not entity.served or entity.name in found:
            continue
        if entity.storage is Storage.VIRTUAL:
            source = source_of(entity, surroundings)
            found[entity.name] = VirtualService(entity=entity, source=source, searched=searched(appspec, entity))
        else:
            found[entity.name] = StoredService(
                entity=entity,
                statements=compile_statements(relations, entity),
                names=names,
                lane=lane,
                context=context,
                searched=searched(appspec, entity),
            )
    return found


def searched(appspec: AppSpec, entity: Entity) -> tuple[str, ...]:
    """What a search looks into: what the list surface names, else the fields that say so, else the name of the row."""
    surface = appspec.surfaces_of(entity.name).get(Mode.LIST)
    if surface is not None and surface.search:
        return tuple(name for name in surface.search if not entity.field(name).sensitive)
    if said := tuple(field.name for field in entity.fields if field.searchable and not field.sensitive):
        return said
    shown = entity.field(entity.display_field)
    return (shown.name,) if operators(shown.type) >= TEXT else ()
