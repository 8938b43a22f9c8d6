"""The tables of a project that has no revision yet: those that do not exist are created, and nothing else is done."""

import psycopg

from dazzle.back.choice import ENGINES
from dazzle.back.citus import installed
from dazzle.back.driver import driver
from dazzle.back.metadata import build_metadata
from dazzle.back.migrate import catalogue
from dazzle.back.migrate.bookkeeping import record_created
from dazzle.back.migrate.catalogue import Function
from dazzle.back.migrate.ddl import creating, functions_of
from dazzle.back.migrate.environment import connected
from dazzle.back.migrate.placing import CITUS
from dazzle.diagnostics.errors import MigrationError
from dazzle.ir.appspec import AppSpec
from dazzle.ir.owner import FRAMEWORK_PREFIX, Owner


def create_all(url: str, appspec: AppSpec, *, engine: str = ENGINES[0]) -> tuple[str, ...]:
    """Create the project's tables that are missing, and remember how; the names of those that were made.

    The caller holds the lock and has upgraded the framework's branch. A table that exists stays as it is, whatever
    the DSL says of it by now: the first revision brings it up to date. Raises MigrationError when one of those has a
    name that is wanted for another, and on Citus, where it is revisions that distribute tables.
    """
    metadata = build_metadata(appspec)
    with connected(url) as connection, connection.begin():
        if engine == CITUS and installed(connection):
            raise MigrationError(
                "tables are distributed by revisions, and this project has none",
                help='write the first one: dazzle db revision -m "baseline"',
            )
        rows = catalogue.read(driver(connection))
        there = catalogue.table_names(rows)
        missing = tuple(
            name
            for name, table in metadata.tables.items()
            if table.info["owner"] is Owner.PROJECT and name not in there
        )
        made = {row.name for row in rows if isinstance(row, Function)}
        functions = {
            each.name
            for each in functions_of(metadata)
            if each.name not in made and not each.name.startswith(FRAMEWORK_PREFIX)
        }
        # A function may read a table that is there and forces its policies. No row is asked for.
        driver(connection).execute("SET LOCAL row_security = on")
        statements = tuple(creating(metadata, missing, functions))
        for statement in statements:
            try:
                driver(connection).execute(statement.encode())
            except psycopg.errors.DuplicateTable as error:
                raise MigrationError(
                    f"tables cannot be created: {error.diag.message_primary}",
                    help="if it is of a table that was another in the text, write the first revision, which renames it:"
                    ' dazzle db revision -m "baseline"',
                ) from error
        if statements:
            record_created(driver(connection), statements)
    return missing
