"""Take the last revision back.

Runs the downgrade of the project's last revision; -2 takes two, `base` takes all, and an id makes that revision the
last one. The framework's branch stays as it is, unless one of its ids is named.

What a revision added goes with the rows that are in it; no command brings them back. So it says what goes, with how
many rows, and asks; without a terminal to ask on it does nothing unless --yes is given.
"""

import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated

import typer

from dazzle.back.migrate.interruption import terminable
from dazzle.back.migrate.losses import losses
from dazzle.back.migrate.run import downgrade, taken_back
from dazzle.cli.connection import facts, opened_for
from dazzle.cli.here import here
from dazzle.cli.options import DatabaseUrlOption, YesOption
from dazzle.cli.output import TEXT, OutputOption
from dazzle.cli.progress import watching
from dazzle.cli.revisions import history_of
from dazzle.diagnostics.errors import UsageError

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
    history = history_of(project)
    with opened_for(project, database_url, output) as database:
        lost = losses(database.url, taken_back(database.url, history, target))
        if lost and not yes:
            _ask(database.name, [str(loss) for loss in lost])
        with terminable(), watching(output) as told:
            taken = downgrade(database.url, history, target, report=told.line, watch=told.moment)
        output.result(
            {"database": facts(database), "taken_back": list(taken), "lost": [asdict(loss) for loss in lost]},
            f"Took back {', '.join(taken)}." if taken else "Nothing to do: no revision was applied.",
        )


def _ask(database: str, lost: Sequence[str]) -> None:
    """Raises UsageError where nobody can be asked."""
    what = "; ".join(lost)
    if not sys.stdin.isatty():
        raise UsageError(f"this destroys {what}", help="add --yes if that is meant; nothing was done")
    typer.confirm(f"This destroys, in `{database}`: {what}. Go on?", abort=True, err=True)
