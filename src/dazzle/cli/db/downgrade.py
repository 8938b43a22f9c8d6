"""Take the last revision back.

Runs the downgrade of the project's last revision; -2 takes two, `base` takes all, and an id makes that revision the
last one. The framework's branch stays as it is, unless one of its ids is named.

What a revision added goes with the rows that are in it; no command brings them back. On a terminal it asks first.
"""

import sys
from typing import Annotated

import typer

from dazzle.back.migrate.run import downgrade
from dazzle.cli.connection import facts, opened_for
from dazzle.cli.here import here, history_of
from dazzle.cli.options import DatabaseUrlOption, YesOption
from dazzle.cli.output import TEXT, OutputOption

EXAMPLES = ("dazzle db downgrade", "dazzle db downgrade -2 --yes", "dazzle db downgrade base")
# -2 is an argument, not an option.
CONTEXT = {"ignore_unknown_options": True}

TargetArgument = Annotated[
    str, typer.Argument(metavar="[REV]", show_default=False, help="-1, which is the default, -2 ..., base, or an id.")
]


def command(
    target: TargetArgument = "-1",
    yes: YesOption = False,
    database_url: DatabaseUrlOption = None,
    output: OutputOption = TEXT,
) -> None:
    project = here()
    with opened_for(project, database_url, output) as database:
        if not yes and sys.stdin.isatty():
            question = f"Take back to {target} in `{database.name}`, with the rows in what goes?"
            typer.confirm(question, abort=True, err=True)
        taken = downgrade(database.url, history_of(project), target, report=output.progress)
        output.result(
            {"database": facts(database), "taken_back": list(taken)},
            f"Took back {', '.join(taken)}." if taken else "Nothing to do: no revision was applied.",
        )
