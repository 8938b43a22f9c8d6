"""Show how large the tables are, or keep it beside the revisions.

What PostgreSQL estimates of each table: rows and bytes. `dazzle db revision` takes a table for a large one unless it is
known to have few rows, and asks the database that is chosen, but not the project's own cluster. With --write, these
figures go to migrations/statistics.json, for you to commit, and then they count alone. Write them from the database
with the most rows: --database-url names it. No table is read, and nothing is changed.
"""

from typing import Annotated

import typer

from dazzle.back.migrate import statistics
from dazzle.cli.connection import facts, opened_for
from dazzle.cli.here import here
from dazzle.cli.options import DatabaseUrlOption
from dazzle.cli.output import TEXT, OutputOption
from dazzle.cli.revisions import history_of
from dazzle.diagnostics.errors import ProjectError

EXAMPLES = ("dazzle db statistics", "dazzle db statistics --write --database-url postgresql://db.example/shop")

WriteOption = Annotated[
    bool,
    typer.Option("--write", show_default=False, help="Write migrations/statistics.json; an older one is replaced."),
]


def command(write: WriteOption = False, database_url: DatabaseUrlOption = None, output: OutputOption = TEXT) -> None:
    project = here()
    with opened_for(project, database_url, output) as database:
        found = statistics.of_database(database.url)
    written = None
    if write:
        versions = history_of(project).project_versions
        if versions is None:
            raise ProjectError("this project has no folder for migrations", help="run it in a project")
        written = versions.parent / statistics.FILE
        written.parent.mkdir(parents=True, exist_ok=True)
        written.write_bytes(statistics.encoded(found))
    width = max(map(len, found.tables), default=0)
    lines = [
        f"{name:<{width}}  {size.rows:>12,} rows  {size.bytes / 1024:>12,.0f} kB" for name, size in found.tables.items()
    ]
    output.result(
        {
            "database": facts(database),
            "tables": {name: {"rows": size.rows, "bytes": size.bytes} for name, size in found.tables.items()},
            "written": None if written is None else str(written),
        },
        "\n".join([*lines, *([f"Wrote {written}"] if written else [])]) or "There are no tables.",
    )
