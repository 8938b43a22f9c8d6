"""Bringing a database to head. Loaded when there is something to apply: it brings SQLAlchemy and Alembic."""

from dazzle.back.database import Database
from dazzle.back.migrate.history import History
from dazzle.back.migrate.run import Upgraded
from dazzle.back.migrate.run import upgrade as run_upgrade
from dazzle.cli.loading import load
from dazzle.cli.output import Output
from dazzle.ir.entity import Owner
from dazzle.project import Project


def upgrade(project: Project, database: Database, history: History, *, target: str, output: Output) -> Upgraded:
    """Apply what is not applied up to `target`, one line for each step.

    A project without a revision gets its tables as its text describes them; otherwise the text is not read at all.
    """
    started = bool(history.of(Owner.PROJECT))
    appspec = None if started else load("dazzle.project.compilation").appspec_of(project)
    engine = project.database.engine
    return run_upgrade(database.url, history, target=target, appspec=appspec, engine=engine, report=output.progress)
