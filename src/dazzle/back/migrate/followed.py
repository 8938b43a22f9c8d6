"""Hints of the text that the revisions have followed already: they do nothing more."""

from collections.abc import Iterator

import psycopg

from dazzle.back.migrate.hints import folded
from dazzle.back.migrate.moves import moving
from dazzle.back.migrate.renames import There
from dazzle.ir.entity import Entity

COLUMNS = """
    SELECT c.relname::text, array_agg(a.attname::text) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
    GROUP BY c.relname
"""


def there(connection: psycopg.Connection) -> There:
    """The columns of each table of a database at head."""
    return {table: frozenset(columns) for table, columns in connection.execute(COLUMNS)}


def followed(entities: tuple[Entity, ...], known: There) -> Iterator[str]:
    """What to say of each hint whose new name is in the revisions, and does not wait for another to make room."""
    tables = {folded(name): name for name in known}
    moves = {tables.get(folded(each.was), each.was): each.table_name for each in entities if each.was is not None}
    renamed = moving(moves, known)
    former = {new: old for old, new in renamed.items()}
    for entity in entities:
        if entity.was is not None and entity.table_name in known and entity.table_name not in former:
            yield _said(entity.was, f"`{entity.name}`")
        columns = known.get(former.get(entity.table_name, entity.table_name), ())
        yield from _of_fields(entity, frozenset(columns))


def _of_fields(entity: Entity, columns: frozenset[str]) -> Iterator[str]:
    said = {field.name: field.was for field in entity.fields if field.was is not None}
    pairs = {
        name: [
            (old.name, new.name)
            for old, new in zip(
                entity.field(name).type.columns(was), entity.field(name).type.columns(name), strict=True
            )
        ]
        for name, was in said.items()
    }
    coming = set(moving(dict(pair for own in pairs.values() for pair in own), columns).values())
    for name, own in pairs.items():
        new = {each for _, each in own}
        if new & columns and not new & coming:
            yield _said(said[name], f"`{entity.name}.{name}`")


def _said(was: str, what: str) -> str:
    return f"`was: {was}` of {what} is done, and may go from the text: a revision has renamed it"
