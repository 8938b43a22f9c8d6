"""The first revision of a project whose tables are there already: compared, then recorded as applied."""

from alembic import command

from dazzle.back.driver import driver
from dazzle.back.migrate import catalogue
from dazzle.back.migrate.bookkeeping import forget_created
from dazzle.back.migrate.environment import configuration, connected
from dazzle.back.migrate.history import History
from dazzle.back.migrate.replay import replay
from dazzle.back.migrate.revisionfile import Revision
from dazzle.back.migrate.words import Sides, sentences
from dazzle.diagnostics.errors import MigrationError

SCHEMA = "_dazzle_adoption"


def adopt(url: str, history: History, first: Revision) -> None:
    """Record `first` as applied when the database has exactly what it makes. Raises MigrationError with the difference.

    What it makes is seen by running it in a schema beside, in a transaction that is rolled back.
    """
    text = first.path.read_text(encoding="utf-8")
    with connected(url) as connection:
        with connection.begin() as transaction:
            driver(connection).execute(f"CREATE SCHEMA {SCHEMA}".encode())
            catalogue.pin(driver(connection), SCHEMA)
            replay(connection, text, "upgrade")
            expected = catalogue.read(driver(connection), SCHEMA)
            found = catalogue.part_of(catalogue.read(driver(connection)), catalogue.table_names(expected))
            transaction.rollback()
        if differing := tuple(catalogue.differences(found, expected)):
            said = sentences(differing, sides=Sides(before="the database", after="the revision"))
            raise MigrationError(
                f"the tables are there, but not as {first} makes them: {'; '.join(said)}",
                help="bring the database to what the revision says, or the revision to what the database has",
            )
        command.stamp(configuration(history, connection=connection), first.id)
        with connection.begin():
            forget_created(driver(connection))
