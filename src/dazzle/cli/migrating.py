"""Bringing a database to head. Loaded when there is something to apply: it brings SQLAlchemy and Alembic."""

from dataclasses import replace

from dazzle.back.database import Database
from dazzle.back.migrate.history import History
from dazzle.back.migrate.interruption import terminable
from dazzle.back.migrate.preview import as_sql as sql_of
from dazzle.back.migrate.preview import preview as preview_of
from dazzle.back.migrate.run import Upgraded, Wish
from dazzle.back.migrate.run import upgrade as run_upgrade
from dazzle.back.migrate.selection import Selection
from dazzle.cli.loading import load
from dazzle.cli.output import Output
from dazzle.cli.progress import watching
from dazzle.ir.owner import Owner
from dazzle.project import Project


def upgrade(
    project: Project, database: Database, history: History, output: Output, *, target: str, expanding: bool = False
) -> Upgraded:
    """Apply what is not applied up to `target`, one line for each revision.

    A project without a revision gets its tables as its text describes them; otherwise the text is not read at all.
    """
    wish = Wish(target=target, expanding=expanding)
    if not history.of(Owner.PROJECT):
        appspec = load("dazzle.project.compilation").appspec_of(project)
        wish = replace(wish, appspec=appspec, engine=project.database.engine)
    with terminable(), watching(output) as told:
        return run_upgrade(database.url, history, wish, report=told.line, watch=told.moment)


def preview(database: Database, history: History, *, target: str, expanding: bool) -> Selection:
    """What `upgrade` would apply."""
    return preview_of(database.url, history, Wish(target=target, expanding=expanding))


def as_sql(database: Database, history: History, *, target: str, expanding: bool) -> str:
    """What `upgrade` would send."""
    return sql_of(database.url, history, Wish(target=target, expanding=expanding))
