"""What a text asks for and a database does not have, asked with psycopg alone."""

from dazzle.back.connection import connect
from dazzle.ir.appspec import AppSpec
from dazzle.ir.entity import Storage

COLUMNS = """
    SELECT c.relname::text, a.attname::text FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relkind IN ('r', 'p') AND pg_table_is_visible(c.oid) AND a.attnum > 0 AND NOT a.attisdropped
"""


def lacking(url: str, appspec: AppSpec) -> tuple[str, ...]:
    """Fields of this application whose columns the database does not have, as `Task.effort`; () at the usual start.

    The revisions may all be applied and the text be ahead of them: whoever serves such a text should be told.
    """
    with connect(url, autocommit=True) as connection:
        there = set(connection.execute(COLUMNS).fetchall())
    return tuple(
        f"{entity.name}.{field.name}"
        for entity in appspec.entities
        if entity.served and entity.storage is Storage.TABLE
        for field in entity.fields
        if any((entity.table_name, column.name) not in there for column in field.type.columns(field.name))
    )
