"""The psycopg connection behind one of SQLAlchemy's."""

import psycopg
import sqlalchemy as sa


def driver(connection: sa.Connection) -> psycopg.Connection:
    """The psycopg connection, in the same transaction."""
    found = connection.connection.driver_connection
    assert isinstance(found, psycopg.Connection)
    return found
