"""A project's database, opened, and named before anything is done to it."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from dazzle.back.choice import DatabaseSettings, choose
from dazzle.back.database import Database, opened
from dazzle.cli.output import Output
from dazzle.diagnostics.errors import DatabaseError
from dazzle.project import Project


@contextmanager
def opened_for(project: Project, flag: str | None, output: Output) -> Iterator[Database]:
    """The database that is chosen now; says which one it is, and what chose it."""
    choice = choose(project.database, flag=flag)
    with ExitStack() as stack:
        try:
            database = stack.enter_context(opened(choice))
        except DatabaseError:
            output.progress(f"Database: the one of {choice.source}")
            raise
        output.progress(f"Database: {database.describe()}")
        yield database


def say_scratch(settings: DatabaseSettings, output: Output) -> None:
    """That no database of the user's is asked, and on which server the scratch one is."""
    server = "the server of [migrations] scratch_url" if settings.scratch_url else "the embedded cluster"
    output.progress(f"Database: a scratch one on {server}")


def facts(database: Database) -> dict[str, object]:
    """Which database it was, for --format json; never the password."""
    return {"host": database.host, "name": database.name, "user": database.user, "source": database.source}
