"""A table's indexes: those that are asked for, and one for each reference by which rows are looked for."""

from collections.abc import Iterable, Iterator

import sqlalchemy as sa

from dazzle.back import naming
from dazzle.back.expression import row_sql
from dazzle.back.keys import Keys
from dazzle.back.metadata.sqltext import sql_text
from dazzle.back.relations import Relations, column_names
from dazzle.ir.entity import Entity, Index
from dazzle.ir.search import SEARCH_VECTOR

BTREE = "btree"


def add_indexes(relations: Relations, entity: Entity, keys: Keys, table: sa.Table) -> None:
    for key in keys.uniques:
        if key.where is not None:
            parts = tuple((column, False) for column in key.columns)
            _index(table, key.name, parts, where=key.where, unique=True)
    for index in entity.indexes:
        where = None if index.where is None else row_sql(index.where, entity)
        _add(table, _parts(relations, entity, index), using=index.using, where=where)
    if entity.search is not None:
        _add(table, [(SEARCH_VECTOR, False)], using="gin")
    leads = list(_leads(relations, entity, keys, table))
    for names in _looked_for(relations, entity, keys):
        if not any(_serves(lead, names, unique=unique) for lead, unique in leads):
            _add(table, [(name, False) for name in names])
            leads.append((names, False))


def _parts(relations: Relations, entity: Entity, index: Index) -> list[tuple[str, bool]]:
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


def _leads(relations: Relations, entity: Entity, keys: Keys, table: sa.Table) -> Iterator[tuple[tuple[str, ...], bool]]:
    """The columns of every key and index by which any row can be found, and whether there is one row of each."""
    yield relations.key(entity), True
    yield from ((key.columns, True) for key in keys.uniques if key.where is None)
    for index in table.indexes:
        if not index.dialect_kwargs["postgresql_using"] and index.dialect_kwargs["postgresql_where"] is None:
            yield tuple(column for column, _ in index.info["parts"]), False


def _add(table: sa.Table, parts: Iterable[tuple[str, bool]], *, using: str = BTREE, where: str | None = None) -> None:
    """Adds the index unless there is one that is the same; two of the same columns have two names."""
    parts = tuple(parts)
    name = naming.index(table.name, *(column for column, _ in parts))
    others = {index.name for index in table.indexes}
    if name in others:
        name = naming.told_apart(name, f"{parts} {using} {where}")
    if name not in others:
        _index(table, name, parts, using=using, where=where)


def _index(
    table: sa.Table,
    name: str,
    parts: tuple[tuple[str, bool], ...],
    *,
    using: str = BTREE,
    where: str | None = None,
    unique: bool = False,
) -> None:
    index = sa.Index(
        name,
        *(table.c[column].desc() if descending else table.c[column] for column, descending in parts),
        unique=unique,
        postgresql_using=None if using == BTREE else using,
        postgresql_where=None if where is None else sql_text(where),
    )
    index.info["parts"] = parts
