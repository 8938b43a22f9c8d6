"""Look at the entities: as tables, as a diagram, as JSON.

Without names: every entity of the project, and with --framework those that Dazzle brings as well. With names: these
entities, and in a diagram the names of those that they refer to.

`text` is a table for each entity: its fields, rules, states and permissions. `svg` is a picture of the entities and
how they refer to each other, and `mermaid` the same as text that Mermaid draws. `json` is everything that was meant;
docs/reference/inspect.schema.json describes it.

Needs no database. When the text has errors it shows them, and exits with 1.
"""

import shutil
import sys
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Annotated

import typer

from dazzle.cli.here import here
from dazzle.cli.options import FileOption, said_by_suffix, writable
from dazzle.cli.output import Format, Output, coloured
from dazzle.diagnostics.errors import UsageError
from dazzle.diagnostics.spelling import did_you_mean
from dazzle.ir.appspec import AppSpec
from dazzle.project.compilation import appspec_of
from dazzle.views import BY_NAME, VIEWS
from dazzle.views.selection import Selection, select
from dazzle.views.view import Screen, View

EXAMPLES = (
    "dazzle inspect",
    "dazzle inspect Invoice LineItem",
    "dazzle inspect --format svg --output model.svg",
    "dazzle inspect --json",
)

WIDEST = 120  # lines that are longer are hard to read
BY_SUFFIX: Mapping[str, View] = {"": VIEWS[0], **{suffix: view for view in VIEWS for suffix in view.suffixes}}


@dataclass(frozen=True, slots=True)
class Shown(Output):
    """`view` is None when none was asked for: then the name of the file says it, and it is text without a file."""

    view: View | None = None


def _shown(name: str | Shown) -> Shown:
    """What --format says; what goes wrong is told as JSON when that was asked for, and else as text."""
    if isinstance(name, Shown):
        return name
    if name not in BY_NAME:
        raise typer.BadParameter(f"{name!r} is not one of {', '.join(BY_NAME)}")
    return Shown(Format.JSON if name == Format.JSON else Format.TEXT, BY_NAME[name])


UNSAID = Shown(Format.TEXT)
NamesArgument = Annotated[
    list[str] | None, typer.Argument(metavar="ENTITY", show_default=False, help="The entities; without any, all.")
]
FormatOption = Annotated[
    Shown,
    typer.Option(
        "--format",
        parser=_shown,
        metavar="|".join(BY_NAME),
        show_default=False,
        help="What to show (--json is short for --format json); without it the suffix of FILE says, else it is text.",
    ),
]
FrameworkOption = Annotated[
    bool, typer.Option("--framework", show_default=False, help="Show the framework's own entities as well.")
]


def command(
    names: NamesArgument = None,
    output: FormatOption = UNSAID,
    file: FileOption = None,
    framework: FrameworkOption = False,
) -> None:
    path = writable(file)
    view = output.view or said_by_suffix(path, BY_SUFFIX)
    selection = _selected(appspec_of(here()), names or (), framework=framework)
    text = view.render(selection, _screen(to_file=path is not None))
    if path is None:
        output.page(text)
    else:
        path.write_text(f"{text}\n", encoding="utf-8")
        output.progress(f"Wrote {path}: {view.name}, {_count(selection)}.")


def _selected(appspec: AppSpec, names: Collection[str], *, framework: bool) -> Selection:
    known = {entity.name for entity in appspec.entities}
    unknown = [name for name in names if name not in known]
    if unknown:
        listed = ", ".join(f"`{name}`" for name in unknown)
        guesses = (did_you_mean(name, known) for name in unknown)
        raise UsageError(
            f"there is no entity {listed}",
            help="\n".join(guess for guess in guesses if guess) or "`dazzle inspect` shows every entity of the project",
        )
    return select(appspec, names, framework=framework)


def _screen(*, to_file: bool) -> Screen:
    if to_file or not sys.stdout.isatty():
        return Screen()
    return Screen(min(WIDEST, shutil.get_terminal_size().columns), coloured(sys.stdout))


def _count(selection: Selection) -> str:
    number = len(selection.entities)
    return f"{number} entit{'y' if number == 1 else 'ies'}"
