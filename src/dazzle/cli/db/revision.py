"""Write the migration from the database's schema to the text's.

Compares the text with what the revisions make, by running them on a scratch database, and writes the difference as a
revision on the project's branch: plain Alembic, for you to read and change. What takes something away gets a file of
its own. Before a file is offered it was run up, down and up again, and led exactly there and back.

Writes a file and touches no database of yours. Never takes a field that is gone and one that is new for a rename: say
`was: old_name` in the text. Says so, and writes nothing, when there is nothing to do.
"""

from pathlib import Path
from typing import Annotated

import typer

from dazzle.back.choice import DatabaseSettings, choose
from dazzle.back.database import opened, scratch_server
from dazzle.back.migrate.history import FRAMEWORK_LABEL, History
from dazzle.back.migrate.revision import CHECKOUT, write, write_empty
from dazzle.cli.connection import say_scratch
from dazzle.cli.here import here
from dazzle.cli.options import DatabaseUrlOption
from dazzle.cli.output import TEXT, Output, OutputOption
from dazzle.cli.revisions import history_of
from dazzle.compiler import compile_framework
from dazzle.ir.entity import Owner
from dazzle.project import Project
from dazzle.project.compilation import appspec_of

EXAMPLES = (
    'dazzle db revision -m "add due date"',
    'dazzle db revision --empty -m "fill in the due dates"',
)


def _message(text: str) -> str:
    if not text.strip():
        raise typer.BadParameter("say in a few words what the revision does")
    return text.strip()


MessageOption = Annotated[
    str,
    typer.Option(
        "-m", "--message", parser=_message, metavar="TEXT", show_default=False, help="What the revision does."
    ),
]
EmptyOption = Annotated[
    bool, typer.Option("--empty", show_default=False, help="Write a revision for steps that you write yourself.")
]
FrameworkOption = Annotated[
    bool,
    typer.Option("--framework", show_default=False, help="For Dazzle's own tables, in a checkout of Dazzle's sources."),
]


def command(
    message: MessageOption,
    empty: EmptyOption = False,
    framework: FrameworkOption = False,
    database_url: DatabaseUrlOption = None,
    output: OutputOption = TEXT,
) -> None:
    if framework:
        paths = _of_framework(message, empty, output)
    else:
        paths = _of_project(here(), message, empty, database_url, output)
    shown = [_shown(path) for path in paths]
    output.result(
        {"written": shown},
        "\n".join(("Wrote", *(f"  {path}" for path in shown), "Read it, then: dazzle db upgrade"))
        if shown
        else "Nothing to do: the text and the revisions say the same.",
    )


def _of_project(
    project: Project, message: str, empty: bool, database_url: str | None, output: Output
) -> tuple[Path, ...]:
    history = history_of(project)
    if empty:
        return (write_empty(history, message),)
    appspec, engine = appspec_of(project), project.database.engine
    with scratch_server(project.database) as server_url:
        if history.of(Owner.PROJECT):
            say_scratch(project.database, output)
            return write(appspec, history, server_url, message, engine=engine)
        # The first revision is what `upgrade` made without one, when it made something in this database.
        with opened(choose(project.database, flag=database_url)) as database:
            output.progress(f"Database: {database.describe()}")
            return write(appspec, history, server_url, message, database_url=database.url, engine=engine)


def _of_framework(message: str, empty: bool, output: Output) -> tuple[Path, ...]:
    """A revision of the framework's own tables; refused outside a checkout, where a project's server says so too."""
    history = History(None, FRAMEWORK_LABEL)
    if empty:
        return (write_empty(history, message, owner=Owner.FRAMEWORK),)
    in_checkout = DatabaseSettings(label=FRAMEWORK_LABEL, root=CHECKOUT.parent)
    settings = in_checkout if CHECKOUT.is_file() else here().database
    with scratch_server(settings) as server_url:
        say_scratch(settings, output)
        return write(compile_framework(), history, server_url, message, owner=Owner.FRAMEWORK)


def _shown(path: Path) -> str:
    """Relative to the current folder where it is below it."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
