"""What plain Alembic, run in a project's folder, needs to know."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import sqlalchemy as sa
from alembic.config import Config
from alembic.util import CommandError

from dazzle.back.choice import Choice, choose
from dazzle.back.database import Database, opened
from dazzle.back.metadata import build_metadata
from dazzle.diagnostics.diagnostic import CompileError
from dazzle.diagnostics.errors import DazzleError
from dazzle.diagnostics.render import summary
from dazzle.project.compilation import appspec_of
from dazzle.project.project import find, load


def of_project(config: Config) -> tuple[AbstractContextManager[Database], sa.MetaData]:
    """The database to open, and the schema that the text describes, for the project of an alembic.ini.

    Raises Alembic's CommandError, which its command line prints as a sentence, and so does the opening.
    """
    start = Path(config.config_file_name).parent if config.config_file_name else Path.cwd()
    with _told_to_alembic():
        project = load(find(start))
        return _opened(choose(project.database)), build_metadata(appspec_of(project))


@contextmanager
def _opened(choice: Choice) -> Iterator[Database]:
    with _told_to_alembic(), opened(choice) as database:
        yield database


@contextmanager
def _told_to_alembic() -> Iterator[None]:
    try:
        yield
    except CompileError as error:
        raise CommandError(f"the text has {summary(error.diagnostics)}: see `dazzle validate`") from error
    except DazzleError as error:
        raise CommandError(f"{error.message}; {error.help}" if error.help else error.message) from error
