"""A table's indexes: those that are asked for, and one for each reference by which rows are looked for."""

from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy as sa

from dazzle.back import naming
from dazzle.back.expression import row_sql
from dazzle.back.keys import Keys
from dazzle.back.metadata.sqltext import sql_text
from dazzle.back.quoting import identifier
from dazzle.back.relations import Relations, column_names
from dazzle.ir.entity import Entity, Index
from dazzle.ir.search import SEARCH_VECTOR

BTREE = "btree"
ALIKE = "(true)"  # what an index is by where every row is alike

IndexPart = tuple[str, bool]  # a column, and whether it is read downwards


def indexes(relations: Relations, entity: Entity, keys: Keys) -> Iterator[sa.Index]:
    """The entity's indexes, for `sa.Table`, which gives the names in them a meaning."""
    found = Indexes(entity.table_name)
    for key in keys.uniques:
        if key.is_index:
            found.put(key.name, tuple((column, False) for column in key.columns), where=key.where, unique=True)
    for index in entity.indexes:
        where = None if index.where is None else row_sql(index.where, entity)
        found.add(_parts(relations, entity, index), using=index.using, where=where)
    if entity.search is not None:
        found.add([(SEARCH_VECTOR, False)], using="gin")
    leads = [*_leads(relations, entity, keys), *((lead, False) for lead in found.leads)]
    for names in _looked_for(relations, entity, keys):
        if not any(_serves(lead, names, unique=unique) for lead, unique in leads):
            found.add([(name, False) for name in names])
            leads.append((names, False))
    yield from found.made.values()


def _parts(relations: Relations, entity: Entity, index: Index) -> list[IndexPart]:
    """The columns, each with whether it is read downwards. What is looked for is looked for among a tenant's rows."""
    parts = [(name, part.descending) for part in index.parts for name in column_names(entity, (part.field,))]
    if index.using != BTREE or (partition := relations.partition(entity)) is None:
        return parts
    first = column_names(entity, (partition.name,))
    return [*((name, False) for name in first), *(part for part in parts if part[0] not in first)]


def _looked_for(relations: Relations, entity: Entity, keys: Keys) -> Iterator[tuple[str, ...]]:
    """The columns of every reference, and of every field that is to be found quickly."""
    references = {key.field.name: key.columns for key in keys.foreign}
    for field in entity.fields:
        if field.name in references:
            yield references[field.name]
        elif field.type.keyword == "poly_ref" or field.indexed:
            yield relations.within_tenant(entity, column_names(entity, (field.name,)))


def _serves(lead: tuple[str, ...], names: tuple[str, ...], *, unique: bool) -> bool:
    """Whether an index by `lead` finds the rows by `names`: it begins with them, or finds one row by some of them."""
    return lead[: len(names)] == names or (unique and names[: len(lead)] == lead)


def _leads(relations: Relations, entity: Entity, keys: Keys) -> Iterator[tuple[tuple[str, ...], bool]]:
    """The columns of every key by which any row can be found, and whether there is one row of each."""
    yield relations.key(entity), True
    yield from ((key.columns, True) for key in keys.uniques if key.where is None)


class Indexes:
    """The indexes of a table by name; `leads` are the columns of those by which any row can be found."""

    def __init__(self, table: str) -> None:
        self.table = table
        self.made: dict[str, sa.Index] = {}
        self.leads: list[tuple[str, ...]] = []

    def add(self, parts: Iterable[IndexPart], *, using: str = BTREE, where: str | None = None) -> None:
        """Unless there is one that is the same; two of the same columns have two names."""
        parts = tuple(parts)
        name = naming.index(self.table, *(column for column, _ in parts))
        if name in self.made:
            name = naming.told_apart(name, f"{parts} {using} {where}")
        if name not in self.made:
            self.put(name, parts, using=using, where=where)

    def put(
        self,
        name: str,
        parts: tuple[IndexPart, ...],
        *,
        using: str = BTREE,
        where: str | None = None,
        unique: bool = False,
    ) -> None:
        options: dict[str, Any] = {}
        if using != BTREE:
            options["postgresql_using"] = using
        if where is not None:
            options["postgresql_where"] = sql_text(where)
        # Names, which SQLAlchemy looks up in the table: a column takes it several times as long.
        columns = (sql_text(f"{identifier(column)} DESC") if descending else column for column, descending in parts)
        self.made[name] = sa.Index(
            name, *(columns if parts else (sql_text(ALIKE),)), unique=unique, info={"parts": parts}, **options
        )
        if not options:
            self.leads.append(tuple(column for column, _ in parts))
