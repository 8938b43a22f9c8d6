"""What is searched of each row, kept by PostgreSQL: a generated tsvector, by weight (documentation 12.4.1)."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import TSVECTOR

from dazzle.back.metadata.sqltext import sql_text
from dazzle.back.relations import columns_of
from dazzle.fieldtypes.base import literal, quote
from dazzle.ir.entity import Entity
from dazzle.ir.search import SEARCH_VECTOR, Search


def search_column(entity: Entity, search: Search) -> "sa.Column[str]":
    return sa.Column(
        SEARCH_VECTOR,
        TSVECTOR(),
        sa.Computed(sql_text(_vector(entity, search)), persisted=True),
        nullable=True,
        comment=f"what is searched: {', '.join(each.field for each in search.fields)}",
        info={"field": None, "was": (), "hint": None, "part": None, "leads_to": None},
    )


def _vector(entity: Entity, search: Search) -> str:
    """The configuration is named as such: without it, the words would depend on a setting of the session."""
    dictionary = f"{literal(search.dictionary)}::regconfig"
    parts = []
    for each in search.fields:
        (column,) = columns_of(entity, (each.field,))
        text = f"COALESCE({quote(column.name)}{'::text' if column.type.name == 'varchar' else ''}, '')"
        parts.append(f"setweight(to_tsvector({dictionary}, {text}), {literal(each.weight)})")
    return " || ".join(parts)
