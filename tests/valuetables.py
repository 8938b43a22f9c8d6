"""A table for every bound field type, in a real PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg
import pytest
from hypothesis import HealthCheck, settings

from dazzle.fieldtypes.base import Check, Column, FieldType, quote
from effort import examples
from fieldvalues import STORED, named

FIELD = 'what"ever'
PRINTED = "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = %s::regclass AND conname = 'tried'"
# What PostgreSQL, or psycopg before it, says of a value that cannot stand in a column.
REFUSALS = (
    psycopg.errors.IntegrityError,
    psycopg.errors.FeatureNotSupported,
    psycopg.errors.ProgramLimitExceeded,
    psycopg.DataError,
    UnicodeEncodeError,
)
every_stored_type = pytest.mark.parametrize("type_", STORED, ids=named)
in_one_database = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
few = settings(in_one_database, max_examples=examples(40))


@dataclass
class Database:
    """A connection with one temporary table for each type, its CHECKs included, as for a field that is required."""

    connection: psycopg.Connection

    def create(self, type_: FieldType) -> None:
        columns = [_column(column, whole=getattr(type_, "required", False)) for column in type_.columns(FIELD)]
        checks = [f"CHECK ({check.sql})" for check in type_.checks(FIELD)]
        self.connection.execute(f"CREATE TEMP TABLE {table(type_)} ({', '.join(columns + checks)})")

    def insert(self, type_: FieldType, values: tuple[object, ...]) -> object:
        """The value that comes back from the row that these column values make. Raises one of REFUSALS."""
        places = ", ".join(["%s"] * len(values))
        columns = ", ".join(quote(column.name) for column in type_.columns(FIELD)).replace("%", "%%")
        cursor = self.connection.execute(
            f"INSERT INTO {table(type_)} VALUES ({places}) RETURNING {columns}".encode(), values
        )
        try:
            row = cursor.fetchone()
        except REFUSALS as error:
            raise AssertionError(f"what the table took cannot be read: {error}") from error
        assert row is not None
        return type_.from_columns(row)

    def takes(self, type_: FieldType, *values: object) -> bool:
        """False when a CHECK or the column's type refuses the values."""
        try:
            self.insert(type_, values)
        except REFUSALS:
            return False
        return True

    def printed(self, type_: FieldType, check: Check) -> str:
        """The CHECK as PostgreSQL prints it."""
        try:
            self.connection.execute(f"ALTER TABLE {table(type_)} ADD CONSTRAINT tried CHECK ({check.sql})".encode())
            row = self.connection.execute(PRINTED, [table(type_)]).fetchone()
        finally:
            self.connection.execute(f"ALTER TABLE {table(type_)} DROP CONSTRAINT IF EXISTS tried")
        assert row is not None
        return row[0]


@contextmanager
def database_of(url: str) -> Iterator[Database]:
    with psycopg.connect(url, autocommit=True, options="-c TimeZone=UTC") as connection:
        database = Database(connection)
        for type_ in STORED:
            database.create(type_)
        yield database


def table(type_: FieldType) -> str:
    return f"of_{list(STORED).index(type_)}"


def _column(column: Column, *, whole: bool) -> str:
    return f"{quote(column.name)} {column.type}{' NOT NULL' if whole and not column.optional else ''}"
