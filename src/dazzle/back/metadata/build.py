"""The tables, one for each entity that is stored. Virtual entities end here."""

from collections.abc import Collection

import sqlalchemy as sa

from dazzle.back.metadata.columns import columns
from dazzle.back.metadata.comments import table_comment
from dazzle.back.metadata.constraints import constraints
from dazzle.back.metadata.indexes import indexes
from dazzle.back.metadata.parts import Part, made, with_targets
from dazzle.back.metadata.periods import EXTENSION, forbids_overlaps
from dazzle.back.names import Names
from dazzle.back.policy import Security
from dazzle.back.relations import Relations, column_names
from dazzle.collector import resting_collector
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Entity, Owner


@resting_collector()
def build_metadata(
    appspec: AppSpec,
    *,
    owner: Owner | None = None,
    part: Part | None = None,
    only: Collection[str] | None = None,
) -> sa.MetaData:
    """A table for each entity that is stored, in the order of the AppSpec.

    With `owner`, the tables of that owner, and those of the other that they refer to; with `part`, where tenants are
    apart, those of that part, and what they refer to (`parts.tables_of` says which are made); with `only`, the tables
    of these names, and of those that they refer to the columns alone. `table.info` says
    `owner`, `entity`, `was` (the entity's former name, or None), `distribution` (a Distribution), `partition` (the
    column that tells whose a row is, or None) and `row_security` (see `rowsecurity`); `column.info` says `field` (None
    for a column that is no field's), `was` (what the column may have been called, the likeliest first), `hint` (the
    field's former name, or None), `part` (the embedded entity that it is of, and its field there, or None) and
    `leads_to` (the entities whose names it may hold, () for any; None where it holds none).
    """
    relations = Relations(appspec)
    names, security = Names(relations), Security(relations)
    metadata = sa.MetaData()
    wanted = _wanted(relations, owner, part) if only is None else _named(relations, only)
    for entity in wanted:
        if only is None or entity.table_name in only:
            _add_table(names, security, entity, metadata)
        else:
            _add_referred(relations, entity, metadata)
    policies = any(entity.owner is Owner.PROJECT for entity in wanted)
    metadata.info.update(
        functions=security.functions() if policies else (),
        extensions=(EXTENSION,) if any(map(forbids_overlaps, wanted)) else (),
    )
    return metadata


def _wanted(relations: Relations, owner: Owner | None, part: Part | None) -> tuple[Entity, ...]:
    """The entities of the owner and the part, and all that they lead to."""
    own = relations.stored if part is None else made(relations, part)
    return with_targets(relations, [entity for entity in own if owner in {None, entity.owner}])


def _named(relations: Relations, names: Collection[str]) -> tuple[Entity, ...]:
    """The entities of these tables, and those that they refer to."""
    own = [entity for entity in relations.stored if entity.table_name in names]
    reached = {*names, *(target.table_name for entity in own for _, target in relations.references(entity))}
    return tuple(entity for entity in relations.stored if entity.table_name in reached)


def _partition(relations: Relations, entity: Entity) -> str | None:
    field = relations.partition(entity)
    return None if field is None else column_names(entity, (field.name,))[0]


def _add_table(names: Names, security: Security, entity: Entity, metadata: sa.MetaData) -> None:
    relations = names.relations
    sa.Table(
        entity.table_name,
        metadata,
        *columns(relations, entity),
        *constraints(names, entity),
        *indexes(names, entity),
        comment=table_comment(entity),
        info={**_info(relations, entity), "row_security": security.of(entity)},
    )


def _add_referred(relations: Relations, entity: Entity, metadata: sa.MetaData) -> None:
    """As much of a table as a foreign key to it has to know."""
    sa.Table(
        entity.table_name,
        metadata,
        *columns(relations, entity),
        info={**_info(relations, entity), "row_security": None},
    )


def _info(relations: Relations, entity: Entity) -> dict[str, object]:
    return {
        "owner": entity.owner,
        "entity": entity.name,
        "was": entity.was,
        "distribution": relations.distribution(entity),
        "partition": _partition(relations, entity),
    }
