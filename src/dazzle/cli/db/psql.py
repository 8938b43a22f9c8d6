"""Open psql on the database.

Starts psql, Dazzle's own or the system's, connected as the owner of the tables. What stands behind `--` goes to psql.
A change made by hand is in no revision: it is for looking, and for mending data.
"""

import typer

from dazzle.cli.client_program import run
from dazzle.cli.connection import opened_for
from dazzle.cli.here import here
from dazzle.cli.options import ArgumentsForProgram, DatabaseUrlOption
from dazzle.cli.output import TEXT

EXAMPLES = ("dazzle db psql", 'dazzle db psql -- -c "SELECT count(*) FROM task"')
# psql's own options need not stand behind the dashes.
CONTEXT = {"ignore_unknown_options": True}


def command(arguments: ArgumentsForProgram = None, database_url: DatabaseUrlOption = None) -> None:
    with opened_for(here(), database_url, TEXT) as database:
        code = run("psql", database, arguments or [])
    raise typer.Exit(code)
