"""The tables of an application whose tenants are apart: those that all share, and those that each tenant has.

Where each tenant has a schema of its own, the shared tables are in `public`, and the tenant's are found by a search
path of `<its schema>, public`: no name has a schema before it, and so the same statements make every tenant's tables.
Where each has a database, it holds the tenant's tables and those that they refer to, for no foreign key leads from one
database into another.
"""

from collections.abc import Collection
from enum import StrEnum

from dazzle.back.relations import Distribution, Relations
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Entity
from dazzle.ir.tenancy import DATABASE_PER_TENANT


class Part(StrEnum):
    """`shared` is there once, `tenant` for each tenant."""

    SHARED = "shared"
    TENANT = "tenant"


def tables_of(appspec: AppSpec, part: Part) -> frozenset[str]:
    """The names of the tables that are made for a part.

    In its MetaData are those as well that they refer to. Where tenants are not apart, all is shared.
    """
    return frozenset(entity.table_name for entity in made(Relations(appspec), part))


def made(relations: Relations, part: Part) -> tuple[Entity, ...]:
    """The entities whose tables are made for a part."""
    own = tuple(entity for entity in relations.stored if (part is Part.TENANT) is _is_apart(relations, entity))
    tenancy = relations.appspec.tenancy
    if part is Part.TENANT and tenancy is not None and tenancy.mode == DATABASE_PER_TENANT:
        return with_targets(relations, own)
    return own


def with_targets(relations: Relations, entities: Collection[Entity]) -> tuple[Entity, ...]:
    """The entities and all that they lead to, in the order of the AppSpec."""
    names: set[str] = set()
    waiting = list(entities)
    while waiting:
        entity = waiting.pop()
        if entity.table_name not in names:
            names.add(entity.table_name)
            waiting.extend(target for _, target in relations.references(entity))
    return tuple(entity for entity in relations.stored if entity.table_name in names)


def _is_apart(relations: Relations, entity: Entity) -> bool:
    """Whether each tenant has the entity's table for itself."""
    tenancy = relations.appspec.tenancy
    return tenancy is not None and tenancy.is_apart and relations.distribution(entity) is Distribution.TENANT
