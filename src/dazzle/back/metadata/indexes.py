"""A table's indexes as SQLAlchemy describes them."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from dazzle.back.indexes import BTREE
from dazzle.back.metadata.sqltext import sql_text
from dazzle.back.names import Names
from dazzle.back.quoting import identifier
from dazzle.ir.entity import Entity

ALIKE = "(true)"  # what an index is by where every row is alike


def indexes(names: Names, entity: Entity) -> Iterator[sa.Index]:
    """The entity's indexes, for `sa.Table`, which gives the names of columns in them a meaning."""
    for index in names.structure(entity).indexes:
        options: dict[str, Any] = {}
        if index.using != BTREE:
            options["postgresql_using"] = index.using
        if index.where is not None:
            options["postgresql_where"] = sql_text(index.where)
        # Names, which SQLAlchemy looks up in the table: a column takes it several times as long.
        columns = (sql_text(f"{identifier(name)} DESC") if descending else name for name, descending in index.parts)
        yield sa.Index(
            names[index.name],
            *(columns if index.parts else (sql_text(ALIKE),)),
            unique=index.unique,
            info={"parts": index.parts},
            **options,
        )
