"""Run pg_dump on the database.

Prints the schema and the rows as SQL, as the owner of the tables. What stands behind `--` goes to pg_dump. Reads only.
"""

import typer

from dazzle.cli.client_program import run
from dazzle.cli.connection import opened_for
from dazzle.cli.here import here
from dazzle.cli.options import ArgumentsForProgram, DatabaseUrlOption
from dazzle.cli.output import TEXT

EXAMPLES = ("dazzle db dump > shop.sql", "dazzle db dump -- --schema-only --table task")
# pg_dump's own options need not stand behind the dashes.
CONTEXT = {"ignore_unknown_options": True}

# The same schema gives the same text: no random key in it, and no owner that another server may not have.
STEADY = ("--restrict-key=dazzle", "--no-owner")


def command(arguments: ArgumentsForProgram = None, database_url: DatabaseUrlOption = None) -> None:
    with opened_for(here(), database_url, TEXT) as database:
        code = run("pg_dump", database, [*STEADY, *(arguments or [])])
    raise typer.Exit(code)
