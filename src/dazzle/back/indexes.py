"""A table's indexes: those that are asked for, and one for each reference by which rows are looked for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dazzle.back import naming
from dazzle.back.expression import row_sql
from dazzle.back.keys import Keys
from dazzle.back.naming import Name
from dazzle.back.relations import Relations, column_names
from dazzle.ir import entity as ir
from dazzle.ir.entity import Entity
from dazzle.ir.search import SEARCH_VECTOR

BTREE = "btree"
IndexPart = tuple[str, bool]  # a column, and whether it is read downwards


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """By its parts; one without is by what is alike in every row. `where` is SQL."""

    name: Name
    parts: tuple[IndexPart, ...]
    using: str = BTREE
    where: str | None = None
    unique: bool = False

    @property
    def leads(self) -> tuple[str, ...] | None:
        """The columns by which any row can be found; None where it has some rows alone, or is no btree."""
        return tuple(column for column, _ in self.parts) if self.where is None and self.using == BTREE else None


def indexes(relations: Relations, entity: Entity, keys: Keys) -> tuple[Index, ...]:
    """All that no constraint makes."""
    found: dict[Name, Index] = {}
    for key in keys.uniques:
        if key.is_index:
            parts = tuple((column, False) for column in key.columns)
            found[key.name] = Index(name=key.name, parts=parts, where=key.where, unique=True)
    for index in entity.indexes:
        where = None if index.where is None else row_sql(index.where, entity)
        _add(found, entity, _parts(relations, entity, index), using=index.using, where=where)
    if entity.search is not None:
        _add(found, entity, [(SEARCH_VECTOR, False)], using="gin")
    leads = [*_leads(relations, entity, keys)]
    leads += [(lead, False) for index in found.values() if (lead := index.leads) is not None]
    for names in _looked_for(relations, entity, keys):
        if not any(_serves(lead, names, unique=unique) for lead, unique in leads):
            _add(found, entity, [(name, False) for name in names])
            leads.append((names, False))
    return tuple(found.values())


def _add(
    found: dict[Name, Index],
    entity: Entity,
    parts: Iterable[IndexPart],
    *,
    using: str = BTREE,
    where: str | None = None,
) -> None:
    """Unless there is one that is the same; two of the same columns have two names."""
    parts = tuple(parts)
    if any(
        (each.parts, each.using, each.where, each.unique) == (parts, using, where, False) for each in found.values()
    ):
        return
    columns = [column for column, _ in parts]
    name = naming.index(entity.table_name, *columns)
    if name in found:
        name = naming.index(entity.table_name, *columns, more=f"{parts} {using} {where}")
    found[name] = Index(name=name, parts=parts, using=using, where=where)


def _parts(relations: Relations, entity: Entity, index: ir.Index) -> list[IndexPart]:
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
