"""What plain Alembic, run in a project's folder, needs to know."""

from contextlib import AbstractContextManager
from pathlib import Path

import sqlalchemy as sa
from alembic.config import Config

from dazzle.back.choice import choose
from dazzle.back.database import Database, opened
from dazzle.back.metadata import build_metadata
from dazzle.project.compilation import appspec_of
from dazzle.project.project import find, load


def for_alembic(config: Config) -> tuple[AbstractContextManager[Database], sa.MetaData]:
    """The database to open, and the schema that the text describes, for the project of an alembic.ini.

    ProjectError when it is in no project; CompileError when the text has errors.
    """
    start = Path(config.config_file_name).parent if config.config_file_name else Path.cwd()
    project = load(find(start))
    return opened(choose(project.database)), build_metadata(appspec_of(project))
