"""What `dazzle inspect` shows of tables: those that the text means, or those that the database has.

Loaded when tables are asked for: it brings SQLAlchemy and Alembic, which a look at entities does without.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass

from dazzle.back.database import scratch_server
from dazzle.back.metadata import build_metadata
from dazzle.back.migrate import script
from dazzle.back.migrate.catalogue import Row, table_names
from dazzle.back.migrate.inspection import found, meant
from dazzle.back.migrate.shape import document
from dazzle.cli.connection import opened_for, say_scratch
from dazzle.cli.output import Output
from dazzle.cli.revisions import history_of
from dazzle.cli.tablepage import page
from dazzle.diagnostics.errors import MigrationError, UsageError
from dazzle.ir.entity import Storage
from dazzle.project import Project
from dazzle.views.selection import Selection
from dazzle.views.view import Screen

NONE = "There is no table."
NONE_AS_SQL = "-- There is no table."


@dataclass(frozen=True, slots=True)
class Way:
    """How it is shown: the name of the format, the screen, and where else the command speaks."""

    format: str
    screen: Screen
    output: Output


def of_text(project: Project, selection: Selection, way: Way) -> tuple[str, int]:
    """The tables of these entities as the text means them, and how many they are. For SQL no server is asked."""
    tables = [each.table_name for each in selection.entities if each.storage is Storage.TABLE]
    if way.format == "sql":
        return script.of_metadata(build_metadata(selection.appspec), tables) or NONE_AS_SQL, len(tables)
    with scratch_server(project.database) as server_url:
        say_scratch(project.database, way.output)
        rows = meant(selection.appspec, history_of(project), server_url, tables)
    return _shown(rows, way), len(tables)


def of_database(
    project: Project, selection: Selection | None, url: str | None, way: Way, *, framework: bool
) -> tuple[str, int]:
    """The tables that the database has, or those of the selection alone, and how many they are.

    Raises MigrationError when it does not have a table of the selection.
    """
    named = None if selection is None else [each.table_name for each in selection.entities]
    with opened_for(project, url, way.output) as database:
        rows = found(database.url, named, framework=framework)
    there = table_names(rows)
    if missing := [f"`{table}`" for table in named or () if table not in there]:
        raise MigrationError(
            f"the database has no table {', '.join(missing)}",
            help="`dazzle db upgrade` applies the revisions that it does not have yet",
        )
    return _shown(rows, way), len(there)


def require_tables(selection: Selection) -> None:
    """Raises UsageError when an entity has none."""
    for each in selection.entities:
        if each.storage is not Storage.TABLE:
            help_ = f"it is {each.storage}: `dazzle inspect {each.name}` shows its fields"
            raise UsageError(f"`{each.name}` has no table", help=help_)


def _shown(rows: Collection[Row], way: Way) -> str:
    match way.format:
        case "json":
            return json.dumps(document(rows), ensure_ascii=False)
        case "sql":
            return script.of_rows(rows) or NONE_AS_SQL
        case _:
            return page(rows, way.screen) or NONE
