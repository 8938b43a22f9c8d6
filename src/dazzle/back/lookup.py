"""One row, asked for before the application serves."""

from dataclasses import dataclass

from dazzle.back import settings
from dazzle.back.connection import connect, database_errors
from dazzle.back.query.asked import Filter, ListQuery
from dazzle.back.query.layout import Layout
from dazzle.back.query.list import List
from dazzle.back.query.record import Record


@dataclass(frozen=True, slots=True)
class Place:
    """Where it is asked for: a database, and the tenant whose rows are seen there, "" for none."""

    url: str
    tenant: str = ""


def first_row(place: Place, layout: Layout, filters: tuple[Filter, ...] = ()) -> Record | None:
    """The first row by its key for which the filters hold."""
    statement, _ = List(layout).statements(ListQuery(filters=filters, page_size=1), ())
    settled = "SELECT set_config('TimeZone', 'UTC', false), set_config(%s, %s, false)"
    with (
        database_errors(place.url),
        connect(place.url, autocommit=True, application_name="dazzle identity") as connection,
    ):
        connection.execute(settled, (settings.TENANT, place.tenant))
        row = connection.execute(statement.sql, statement.parameters).fetchone()
    return None if row is None else layout.record(row)
