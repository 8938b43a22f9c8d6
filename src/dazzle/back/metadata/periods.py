"""Rows that hold for a time: none ends before it begins, and where that is meant, no two hold at once."""

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ExcludeConstraint

from dazzle.back import naming
from dazzle.back.keys import living
from dazzle.back.metadata.sqltext import sql_text
from dazzle.back.names import Names
from dazzle.back.relations import column_names, columns_of
from dazzle.fieldtypes.base import quote
from dazzle.ir.entity import Entity
from dazzle.ir.temporal import Temporal

FORBIDDEN = "forbid"
EXTENSION = "btree_gist"  # GiST has no equality of its own (PostgreSQL documentation F.8)
RANGES = {"date": "daterange", "timestamp with time zone": "tstzrange"}


def forbids_overlaps(entity: Entity) -> bool:
    return entity.temporal is not None and entity.temporal.overlap == FORBIDDEN


def periods(names: Names, entity: Entity) -> Iterator[sa.Constraint]:
    if (temporal := entity.temporal) is None:
        return
    start, end = columns_of(entity, (temporal.start, temporal.end))
    yield sa.CheckConstraint(
        sql_text(f"{quote(start.name)} <= {quote(end.name)}"),
        name=names[naming.ends_after_start(entity.table_name, temporal.end)],
    )
    if forbids_overlaps(entity):
        yield _exclusion(names, entity, temporal)


def _exclusion(names: Names, entity: Entity, temporal: Temporal) -> ExcludeConstraint:
    """A row holds from its start until just before its end, and without an end for ever."""
    start, end = columns_of(entity, (temporal.start, temporal.end))
    period = f"{RANGES[start.type.name]}({quote(start.name)}, {quote(end.name)})"
    columns = names.relations.within_tenant(entity, column_names(entity, (temporal.key,)))
    alive = living(entity)
    return ExcludeConstraint(
        *((sa.column(column), "=") for column in columns),
        (sql_text(period), "&&"),
        name=names[naming.exclusion(entity.table_name, *columns)],
        using="gist",
        where=None if alive is None else sql_text(alive),
    )
