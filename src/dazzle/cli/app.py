"""The `dazzle` command, and the boundary of its process."""

import os
import sys
import traceback
from collections.abc import Sequence
from io import TextIOWrapper
from typing import Annotated

import typer
from typer._click.exceptions import ClickException
from typer.exceptions import Abort
from typer.main import get_command

from dazzle.cli.group import Group
from dazzle.cli.main import VERSION
from dazzle.collector import collect_seldom

OUR_MISTAKE = 3
INTERRUPTED = 130
BROKEN_PIPE = 141

HELP = """Applications on PostgreSQL from one text.

You describe entities and pages in dsl/*.dsl. Dazzle makes the database's schema from it, which changes only through
revisions that you review, and serves a JSON API and pages.

\b
  dazzle new shop                   a project that runs
  cd shop && dazzle serve           PostgreSQL, the tables, the application: here is its address
  (edit dsl/app.dsl)
  dazzle db revision -m "due date"  the migration, for you to read
  dazzle db upgrade                 applied

Every command explains itself: `dazzle serve --help`. Exit codes: 0 fine, 1 a problem was found, 2 wrong usage,
3 a mistake in Dazzle itself.
"""

application = typer.Typer(cls=Group, add_completion=False, rich_markup_mode=None, no_args_is_help=True, help=HELP)


def show_version(asked: bool) -> None:
    if asked:
        typer.echo(VERSION)
        raise typer.Exit


@application.callback()
def root(
    _version: Annotated[
        bool, typer.Option("--version", callback=show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


def run(arguments: Sequence[str]) -> int:
    """Run a command line; returns the exit code of the process."""
    collect_seldom()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A name that this terminal cannot show is no reason to fail.
            stream.reconfigure(errors="backslashreplace")
    try:
        return _invoke(arguments)
    except ClickException as error:
        error.show()
        return error.exit_code
    except (Abort, EOFError):
        typer.echo("Nothing was done.", err=True)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has enough. What is still buffered must not complain when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except Exception:  # noqa: BLE001  the boundary of the process: what arrives here is our mistake, whatever it is
        traceback.print_exc()
        typer.echo("This is a mistake in Dazzle, not in your project. Please report it with the lines above.", err=True)
        return OUR_MISTAKE


def _invoke(arguments: Sequence[str]) -> int:
    """What typer's own `main` does, without its own answers to what may be raised."""
    command = get_command(application)
    try:
        with command.make_context("dazzle", list(arguments)) as context:
            command.invoke(context)
    except typer.Exit as ended:
        return ended.exit_code
    finally:
        sys.stdout.flush()
    return 0
