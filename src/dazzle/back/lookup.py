"""One row, asked for before the application serves."""

from dazzle.back.connection import connect, database_errors
from dazzle.back.query.asked import Filter, ListQuery
from dazzle.back.query.layout import Layout
from dazzle.back.query.list import List
from dazzle.back.query.record import Record


def first_row(url: str, layout: Layout, filters: tuple[Filter, ...] = ()) -> Record | None:
    """The first row by its key for which the filters hold."""
    statement, _ = List(layout).statements(ListQuery(filters=filters, page_size=1), ())
    with database_errors(url), connect(url, autocommit=True, application_name="dazzle identity") as connection:
        connection.execute("SET TimeZone = 'UTC'")
        row = connection.execute(statement.sql, statement.parameters).fetchone()
    return None if row is None else layout.record(row)
